import type { Context } from '@midwayjs/koa';
import type { Here } from './second-factor.service';

/** The session of a call that has been let in. */
export const hereOf = ({ state: { session } }: Context): Here => ({
  personId: session.personId,
  sessionId: session.id,
  shown: session.secondShown,
});
