import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Actor } from 'shared-types/kernel/actor';
import { Database } from '../kernel/db/database';
import { MovedOn } from '../kernel/engine/move';
import { Refusal } from '../kernel/errors';
import { Clock } from '../kernel/time/clock';
import { moveBond } from './bond.move';
import { FirmReader } from './firm.reader';
import { ownersOf } from './firm.rows';
import { closeStall } from './leave.service';

/** Those of the town's office, of the verifier or the administrators say whether somebody acts for a firm. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DecideService {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() reader: FirmReader;

  async decide(actor: Actor, id: string, verified: boolean, note: string | null): Promise<void> {
    if (!verified && note === null) throw new Refusal('NEEDS_REASON');
    const row = await this.reader.mayDecide(actor, id);
    const { role, personId, postId } = actor;
    const party = role === 'administrator' ? 'administrator' : 'clerk';
    try {
      await this.database.inTransaction(async (tx) => {
        const at = this.clock.now(row.region);
        const owners = verified ? await ownersOf(tx, row.region, row.firmId) : [];
        const change = { note, decidedAt: at, decidedBy: personId };
        await moveBond(tx, row, verified ? 'bound' : 'refuse', { by: { party, personId, postId }, at, change, concerned: { owners } });
        if (!verified) await closeStall(tx, row);
      });
    } catch (error) {
      throw error instanceof MovedOn ? new Refusal('BOND_MOVED_ON') : error;
    }
  }
}
