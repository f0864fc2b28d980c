import { env } from '../config/env';

/** Moments at which something is half done, in the order a write passes them. */
export type CrashPoint =
  | 'mid-move'
  | 'mid-append'
  | 'after-ack'
  | 'before-commit'
  | 'after-commit'
  | 'before-engine'
  | 'after-claim'
  | 'after-fire'
  | 'after-reaction-claim'
  | 'after-reaction'
  | 'after-write'
  | 'after-rename'
  | 'after-row'
  | 'mid-import';

const [point, hits] = (env.CRASH_AT ?? '').split(':');
let left = Number(hits ?? 0);

/** Ends this process here, as a power cut would, where a test has asked for it by `CRASH_AT=point:hit`; otherwise nothing. */
export function crashpoint(name: CrashPoint) {
  if (name !== point || --left > 0) return;
  process.kill(process.pid, 'SIGKILL');
}
