import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { LIVING_BONDS } from 'shared-types/firms';
import type { Actor } from 'shared-types/kernel/actor';
import { dayOf } from 'shared-types/kernel/calendar';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { MovedOn } from '../kernel/engine/move';
import { Clock } from '../kernel/time/clock';
import { type Mover, moveBond } from './bond.move';
import { FirmReader } from './firm.reader';
import { ownersOf, verifiersOf } from './firm.rows';
import { FirmPersonEntity } from './firm-person.entity';

/** How somebody ceases to act for a firm. What hangs on it is over with the commit. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class LeaveService {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() reader: FirmReader;

  /** Nobody can be held, the last owner neither: those who verify then hear that the firm has nobody who answers for it. */
  async leave(actor: Actor, id: string): Promise<void> {
    await this.end(await this.reader.own(actor, id), { party: 'person', personId: actor.personId, postId: actor.postId });
  }

  async dismiss(actor: Actor, id: string): Promise<void> {
    const row = await this.reader.kept(actor, id);
    const { role, personId, postId } = actor;
    const party = role === 'clerk' || role === 'administrator' ? role : row.personId === personId ? 'person' : 'owner';
    await this.end(row, { party, personId, postId });
  }

  /** Also where the end comes with something else, such as being forgotten. */
  async endWithin(tx: Tx, row: FirmPersonEntity, by: Mover): Promise<void> {
    const { region, firmId } = row;
    const at = this.clock.now(region);
    // Of two last owners who leave at once, the second finds that the first has left.
    const [firm] = await tx.query<{ town: string }>('SELECT town FROM firm WHERE region = ? AND id = ? FOR UPDATE', [region, firmId]);
    const owners = (await ownersOf(tx, region, firmId)).filter((owner) => owner !== row.personId);
    const left = await this.others(tx, row);
    const orphan = row.part === 'owner' && row.state === 'verified' && owners.length === 0 && left > 0;
    const clerks = orphan ? await verifiersOf(tx, region, firm?.town ?? '', dayOf(at.getTime())) : [];
    const facts = { orphan: orphan ? 'yes' : null };
    await moveBond(tx, row, 'left', { by, at, change: { endedAt: at }, concerned: { owners, clerks }, facts });
    if (left === 0) await closeStall(tx, row);
  }

  /** Ending what has ended changes nothing; of an end and a decision that meet, both happen. */
  private async end(row: FirmPersonEntity, by: Mover): Promise<void> {
    if (!LIVING_BONDS.some((state) => state === row.state)) return;
    try {
      await this.database.inTransaction((tx) => this.endWithin(tx, row, by));
    } catch (error) {
      if (!(error instanceof MovedOn)) throw error;
      const fresh = await this.database.row(FirmPersonEntity, { region: row.region, id: row.id });
      if (fresh) await this.end(fresh, by);
    }
  }

  private async others(tx: Tx, { region, firmId, id }: FirmPersonEntity): Promise<number> {
    const [row] = await tx.query<{ n: string }>(
      'SELECT COUNT(*) AS n FROM firm_person WHERE region = ? AND firm_id = ? AND live = 1 AND id <> ?',
      [region, firmId, id],
    );
    return Number(row?.n);
  }
}

/** A stall is its people: with the last of them gone it is closed. */
export async function closeStall(tx: Tx, { region, firmId }: Pick<FirmPersonEntity, 'region' | 'firmId'>) {
  await tx.run(
    `UPDATE firm SET state = 'closed' WHERE region = ? AND id = ? AND kind = 'stall' AND uscc IS NULL
     AND NOT EXISTS (SELECT 1 FROM firm_person b WHERE b.region = ? AND b.firm_id = ? AND b.live = 1)`,
    [region, firmId, region, firmId],
  );
}
