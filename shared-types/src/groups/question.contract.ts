import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { Done, id, instant, one } from '../kernel/fields';
import { keepers } from './group.fields';

export const Question = z.object({
  id,
  seq: z.int(),
  who: z.string(),
  firm: z.nullable(z.string()),
  /** In words: [语音] with what is said in it, as far as somebody has typed it. */
  text: z.string(),
  askedAt: instant,
  /** Nobody answered in time, and those on duty were asked to. */
  promptedAt: z.nullable(instant),
  /** People who say that its official answer solved nothing; 0 where it waits for its first answer. */
  unsolvedBy: z.int(),
  /** How often staff have said since that they will look; the clock moved for the first of them alone. */
  putOff: z.int(),
});
export type Question = z.infer<typeof Question>;

export const questionRoutes = {
  open: route({
    method: 'GET',
    path: '/groups/:id/questions',
    summary: 'What firms have asked and nobody has answered, the oldest first',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    response: z.object({ questions: z.array(Question) }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  settle: route({
    method: 'PUT',
    path: '/group-questions/:id',
    summary: 'It has been answered, or needs no answer',
    roles: keepers,
    matrix: 'group.keep',
    params: one,
    body: z.strictObject({ as: z.enum(['answered', 'none']) }),
    response: Done,
    refusals: ['NOT_FOUND', 'MATTER_MOVED_ON', 'CHAT_OFF'],
  }),
};
