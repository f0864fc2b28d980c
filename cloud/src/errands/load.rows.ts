import type { Candidate } from 'shared-types/errands';
import type { Tx } from '../kernel/db/transaction';
import type { ErrandEntity } from './errand.entity';

type Asks = Pick<Tx, 'query'>;

/** What each agent of the county has in hand: assignments and open offers. */
export async function loads(ask: Asks, region: string) {
  const rows = await ask.query<{ postId: string; active: string; lastAcceptedAt: Date | null }>(
    `SELECT post_id AS postId, SUM(active) AS active, MAX(last_accepted_at) AS lastAcceptedAt FROM (
       SELECT post_id, active, last_accepted_at FROM agent_load WHERE region = ?
       UNION ALL SELECT post_id, 1, NULL FROM offer WHERE region = ? AND state = 'open' AND open_errand IS NOT NULL
     ) AS l GROUP BY post_id`,
    [region, region],
  );
  return new Map(rows.map((r) => [r.postId, { active: Number(r.active), lastAcceptedAt: r.lastAcceptedAt?.getTime() ?? null }]));
}

const HISTORY: Record<string, Candidate['history']> = {
  declined: 'declined',
  expired: 'let_pass',
  released: 'replaced',
  finished: 'replaced',
};

/** Who has already answered in this search, and who has been taken off it for good. */
export async function answers(ask: Asks, { region, id, round }: ErrandEntity) {
  const rows = await ask.query<{ postId: string; state: string }>(
    "SELECT post_id AS postId, state FROM offer WHERE region = ? AND errand_id = ? AND ((round = ? AND state IN ('declined', 'expired')) OR state IN ('released', 'finished'))",
    [region, id, round],
  );
  return new Map(rows.map((r) => [r.postId, HISTORY[r.state] ?? 'none']));
}
