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
};
export type Guarantee = keyof typeof guarantees;

if (process.env.NODE_ENV !== 'unittest') Object.freeze(guarantees);
