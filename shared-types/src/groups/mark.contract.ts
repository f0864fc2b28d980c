import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { one } from '../kernel/fields';
import { entry, inGroups } from './group.fields';

/** What somebody of a firm may say of an official answer: 有用, 没解决. */
export const MARKS = ['useful', 'unsolved'] as const;
export type Mark = (typeof MARKS)[number];
export const MARK_WORDS: Readonly<Record<Mark, string>> = { useful: '有用', unsolved: '没解决' };

export const AnswerMarks = z.object({
  /** Of the answer, that is of one edition of it. */
  seq: z.int(),
  mine: z.nullable(z.enum(MARKS)),
  /** People, by what they said; for those who serve the group alone. */
  counts: z.nullable(z.object({ useful: z.int(), unsolved: z.int() })),
});
export type AnswerMarks = z.infer<typeof AnswerMarks>;

/** Whether official answers were of use, as those say who asked. */
export const markRoutes = {
  list: route({
    method: 'GET',
    path: '/groups/:id/answer-marks',
    summary: 'What was said of the official answers: my own word, and for its staff how many said what; and which have a newer edition',
    roles: inGroups,
    matrix: 'group.read',
    params: one,
    response: z.object({
      marks: z.array(AnswerMarks),
      /** Answers that are not the newest of their kind, and which one is. */
      replaced: z.array(z.object({ seq: z.int(), by: z.int() })),
    }),
    refusals: ['NOT_FOUND', 'CHAT_OFF'],
  }),
  mark: route({
    method: 'PUT',
    path: '/groups/:id/answers/:seq/mark',
    summary:
      'This answer was of use, or solved nothing; said again it changes nothing, said otherwise it takes the place. Of the newest edition alone',
    roles: ['resident'],
    matrix: 'group.mark',
    params: entry,
    body: z.strictObject({ mark: z.enum(MARKS) }),
    response: z.object({
      mark: z.enum(MARKS),
      /** What it answered is an open question again, and staff will be asked to look at it. */
      open: z.boolean(),
    }),
    refusals: ['NOT_FOUND', 'CHAT_OFF', 'GROUP_ARCHIVED', 'ANSWER_REPLACED'],
  }),
};
