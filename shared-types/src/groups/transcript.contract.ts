import * as z from 'zod/mini';
import { route } from '../kernel/contract';
import { text } from '../kernel/fields';
import { entry, inGroups } from './group.fields';
import { TRANSCRIPT_MOST } from './message.rules';
import { Entry } from './message.view';

export const transcriptRoutes = {
  write: route({
    method: 'PUT',
    path: '/groups/:id/messages/:seq/transcript',
    summary:
      'What is said in a voice, in words: by whoever said it, or by staff of the group; a later edition takes the place of the one before',
    roles: inGroups,
    matrix: 'group.speak',
    params: entry,
    body: z.strictObject({
      text: text(TRANSCRIPT_MOST),
      /** The edition one has read before writing; 0: there was none. */
      edition: z.int().check(z.minimum(0)),
    }),
    response: z.object({ entry: Entry }),
    refusals: [
      'NOT_FOUND',
      'NOT_YOUR_VOICE',
      'TRANSCRIPT_MOVED_ON',
      'TOO_OFTEN',
      'MUTED',
      'STAFF_ONLY',
      'WORDS_REFUSED',
      'WORDS_UNJUDGED',
      'NAME_NEEDED',
      'CHAT_OFF',
    ],
  }),
};
