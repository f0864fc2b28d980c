import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DataPart } from 'shared-types/people';
import { blindIndex, seal } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { announcePersonalData, type Subject } from '../kernel/personal-data';

interface Invited {
  region: string;
  id: string;
  role: string;
  state: string;
  made_at: Date;
}

/** What is kept of somebody who was invited to posts and showed a second factor, to be told and to be forgotten. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class StaffData {
  @Inject() database: Database;

  @Init()
  async announce() {
    announcePersonalData({ name: 'staff', tell: (person) => this.tell(person), erase: (tx, person) => this.erase(tx, person) });
  }

  private async tell(person: Subject): Promise<DataPart[]> {
    const [invited, factors] = await Promise.all([
      invitationsOf(this.database, person),
      this.database.query<{ on_since: Date | null }>('SELECT on_since FROM second_factor WHERE person_id = ?', [person.id]),
    ]);
    return [
      {
        name: 'invitations',
        title: '收到的岗位邀请',
        rows: invited.map(({ role, state, made_at }) => ({ 岗位: role, 状态: state, 时间: made_at.toISOString() })),
      },
      {
        name: 'second_factor',
        title: '动态口令',
        rows: factors.map(({ on_since }) => ({ 设好的时间: on_since?.toISOString() ?? null })),
      },
    ];
  }

  /** That somebody was invited stays; who it was goes, and with it the way in. */
  private async erase(tx: Tx, person: Subject): Promise<number> {
    const invited = await invitationsOf(tx, person);
    for (const { region, id } of invited) {
      await tx.run('UPDATE invitation SET name = ?, phone = ?, phone_index = ? WHERE region = ? AND id = ?', [
        seal('已注销', 'invitation.name'),
        seal('', 'invitation.phone'),
        blindIndex('forgotten', `${region}/${id}`),
        region,
        id,
      ]);
    }
    const factors = await tx.run('DELETE FROM second_factor WHERE person_id = ?', [person.id]);
    const codes = await tx.run('DELETE FROM recovery_code WHERE person_id = ?', [person.id]);
    return invited.length + factors.affectedRows + codes.affectedRows;
  }
}

const invitationsOf = (ask: Pick<Tx, 'query'>, { id, phoneIndex }: Subject) =>
  ask.query<Invited>('SELECT region, id, role, state, made_at FROM invitation WHERE phone_index = ? OR used_by = ?', [phoneIndex, id]);
