import type { Tx } from '../kernel/db/transaction';
import { OfferEntity, type OfferState } from './offer.entity';

type Made = Pick<OfferEntity, 'region' | 'id' | 'errandId' | 'postId' | 'round' | 'rung' | 'how' | 'state' | 'madeAt'> & {
  dueAt?: Date | null;
};

export const makeOffer = (tx: Tx, offer: Made) =>
  tx.of(OfferEntity).insert({ dueAt: null, answeredAt: offer.state === 'open' ? null : offer.madeAt, reason: null, ...offer });

/** Answers one offer that is still open. False where somebody, or the clock, was quicker. */
export async function answerOffer(tx: Tx, region: string, id: string, state: OfferState, at: Date, reason: string | null = null) {
  const { affectedRows } = await tx.run(
    "UPDATE offer SET state = ?, answered_at = ?, reason = ? WHERE region = ? AND id = ? AND state = 'open'",
    [state, at, reason, region, id],
  );
  return affectedRows === 1;
}

/** Takes back whatever is still open on a request: it has been picked, designated or withdrawn. In a small county the offers of all others would be looked at, and waited for. */
export const withdrawOffers = (tx: Tx, region: string, errandId: string, at: Date) =>
  tx.run(
    "UPDATE offer FORCE INDEX (offer_errand) SET state = 'withdrawn', answered_at = ? WHERE region = ? AND errand_id = ? AND state = 'open'",
    [at, region, errandId],
  );

/** Ends the assignment, if there is one, and with it one piece of the agent's load. */
export async function endAssignment(
  tx: Tx,
  region: string,
  errandId: string,
  postId: string | null,
  state: 'finished' | 'released',
  at: Date,
) {
  if (!postId) return;
  const { affectedRows } = await tx.run(
    "UPDATE offer FORCE INDEX (offer_errand) SET state = ?, answered_at = ? WHERE region = ? AND errand_id = ? AND post_id = ? AND state = 'accepted'",
    [state, at, region, errandId, postId],
  );
  if (affectedRows === 1) await tx.run('UPDATE agent_load SET active = active - 1 WHERE region = ? AND post_id = ?', [region, postId]);
}

/** One more in the agent's hands. With a `capacity`, false where the hands are full. */
export async function takeOn(tx: Tx, region: string, postId: string, at: Date, capacity?: number): Promise<boolean> {
  const limit = capacity === undefined ? '' : ' AND active < ?';
  const more = async () => {
    const { affectedRows } = await tx.run(
      `UPDATE agent_load SET active = active + 1, last_accepted_at = ? WHERE region = ? AND post_id = ?${limit}`,
      [at, region, postId, ...(capacity === undefined ? [] : [capacity])],
    );
    return affectedRows === 1;
  };
  if (await more()) return true;
  // Only where there was none: a row that is there already would be held by everybody who tries, and then wanted by each alone.
  await tx.run('INSERT IGNORE INTO agent_load (region, post_id, active) VALUES (?, ?, 0)', [region, postId]);
  return more();
}
