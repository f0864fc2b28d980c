import { env } from '../config/env';

/**
 * The promises the kernel keeps, as switches that only tests may turn off: a test that stays green
 * with its guarantee removed proves nothing, and this is how we find out.
 */
export const guarantees = {
  compareAndSet: true,
  timelineInTransaction: true,
  oneClaimPerDeadline: true,
  oneEffectPerKey: true,
  scopeInQuery: true,
  /** Of what is said in groups: it is acknowledged and streamed only once it stands, once under its name, and by members alone. */
  ackAfterCommit: true,
  streamAfterCommit: true,
  oneMessagePerName: true,
  membersSpeak: true,
};
export type Guarantee = keyof typeof guarantees;

/** Taken back from the start, in a process of its own. */
for (const name of Object.keys(guarantees) as Guarantee[]) {
  if (env.PLANTED?.split(',').includes(name)) guarantees[name] = false;
}
if (env.NODE_ENV !== 'unittest') Object.freeze(guarantees);
