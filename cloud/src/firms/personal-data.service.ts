import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { BOND_WORDS, LIVING_BONDS, PART_WORDS } from 'shared-types/firms';
import type { DataPart } from 'shared-types/people';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { announcePersonalData, type Subject } from '../kernel/personal-data';
import { Rules } from '../kernel/time/rules';
import { FirmPersonEntity } from './firm-person.entity';
import { LeaveService } from './leave.service';

type Held = Pick<FirmPersonEntity, 'part' | 'state' | 'note'> & { name: string; asked_at: Date; ended_at: Date | null };

/** What this room knows about whoever acts for a firm, or did. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FirmPersonalData {
  @Inject() database: Database;
  @Inject() leaveService: LeaveService;
  @Inject() rules: Rules;

  @Init()
  async announce() {
    await this.rules.insist(['firm.verifier']);
    announcePersonalData({ name: 'firms', tell: (person) => this.tell(person), erase: (tx, person) => this.erase(tx, person) });
  }

  private async tell({ id }: Subject): Promise<DataPart[]> {
    const held = await this.database.query<Held>(
      `SELECT f.name, b.part, b.state, b.note, b.asked_at, b.ended_at FROM firm_person b
       JOIN firm f ON f.region = b.region AND f.id = b.firm_id WHERE b.person_id = ? ORDER BY b.id`,
      [id],
    );
    const rows = held.map(({ name, part, state, note, asked_at, ended_at }) => ({
      单位: name,
      身份: PART_WORDS[part],
      状态: BOND_WORDS[state],
      说明: note,
      登记: asked_at.toISOString(),
      退出: ended_at?.toISOString() ?? null,
    }));
    return [{ name: 'firms', title: '我的单位', rows }];
  }

  /** Leaves every firm; that somebody acted for it stays, what was said about them goes. */
  private async erase(tx: Tx, { id }: Subject): Promise<number> {
    const living = await tx.query<{ region: string; id: string }>(
      'SELECT region, id FROM firm_person WHERE person_id = ? AND state IN (?) ORDER BY id FOR UPDATE',
      [id, [...LIVING_BONDS]],
    );
    for (const key of living) {
      const row = await tx.row(FirmPersonEntity, key);
      if (row) await this.leaveService.endWithin(tx, row, { party: 'person', personId: id, postId: null });
    }
    const notes = await tx.run('UPDATE firm_person SET note = NULL WHERE person_id = ? AND note IS NOT NULL', [id]);
    return living.length + notes.affectedRows;
  }
}
