import type { Considered, Decision } from 'shared-types/errands';
import type { Tx } from '../kernel/db/transaction';
import type { ErrandEntity } from './errand.entity';

interface Made {
  at: Date;
  how: Decision['how'];
  rung: number;
  considered: Considered[];
  wordsId?: string | null;
}

/** Names stay out of the row: it is kept for good, and who held the post can be looked up. */
const anonymous = (considered: Considered[]) => JSON.stringify(considered.map(({ name: _name, unitName: _unit, ...rest }) => rest));

/** Keeps who was considered and why not, numbered like the move it led to. */
export const keepDecision = (tx: Tx, row: ErrandEntity, { at, how, rung, considered, wordsId = null }: Made) =>
  tx.run('INSERT INTO decision (region, errand_id, no, at, how, rung, words_id, considered) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
    row.region,
    row.id,
    row.version,
    at,
    how,
    rung,
    wordsId,
    anonymous(considered),
  ]);
