import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DataPart } from 'shared-types/people';
import { Sessions } from '../kernel/auth/session.service';
import { unseal } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { Pace } from '../kernel/pace';
import { announcePersonalData, personalData, type Subject } from '../kernel/personal-data';
import { Clock } from '../kernel/time/clock';
import { PersonEntity } from './person.entity';

interface Said {
  doc: string;
  version: number;
  action: string;
  ip: Buffer | null;
  ua: Buffer | null;
  at: Date;
}

/** Everything the house knows about a person, for that person; and what this room knows, to be told and to be forgotten. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MyDataService {
  @Inject() database: Database;
  @Inject() sessions: Sessions;
  @Inject() clock: Clock;
  /** It reads through all rooms: nobody needs that every minute. */
  private exports = new Pace('export', 10, 3600);

  @Init()
  async announce() {
    announcePersonalData({ name: 'people', tell: (person) => this.tell(person), erase: (tx, person) => this.erase(tx, person) });
  }

  /** The parts of all rooms. Throws TOO_OFTEN after ten in an hour. */
  async everything(personId: string): Promise<{ at: string; parts: DataPart[] }> {
    await this.exports.take(personId);
    const row = await this.database.row(PersonEntity, { id: personId });
    const person = { id: personId, phoneIndex: row?.phoneIndex ?? null };
    const parts = await Promise.all(personalData().map((part) => part.tell(person)));
    return { at: this.clock.now().toISOString(), parts: parts.flat() };
  }

  private async tell({ id }: Subject): Promise<DataPart[]> {
    const [person, sessions, consents, wishes] = await Promise.all([
      this.database.row(PersonEntity, { id }),
      this.sessions.list(id),
      this.database.query<Said>('SELECT doc, version, action, ip, ua, at FROM consent WHERE person_id = ? ORDER BY id', [id]),
      this.database.query<{ asked_at: Date; due_at: Date; ending: string | null }>(
        'SELECT asked_at, due_at, ending FROM erasure WHERE person_id = ? ORDER BY id',
        [id],
      ),
    ]);
    return [
      { name: 'profile', title: '我的资料', rows: person ? [profile(person)] : [] },
      {
        name: 'sessions',
        title: '登录过的设备',
        rows: sessions.map(({ device, channel, seenAt }) => ({ 设备: device, 方式: channel, 上次使用: seenAt.toISOString() })),
      },
      { name: 'consents', title: '同意和收回同意的记录', rows: consents.map(said) },
      {
        name: 'erasures',
        title: '注销申请',
        rows: wishes.map(({ asked_at, due_at, ending }) => ({
          申请时间: asked_at.toISOString(),
          到期: due_at.toISOString(),
          结果: ending,
        })),
      },
    ];
  }

  private async erase(tx: Tx, { id, phoneIndex }: Subject): Promise<number> {
    const open = await tx.query<{ id: string }>('SELECT id FROM session WHERE person_id = ? AND revoked_at IS NULL', [id]);
    for (const session of open) await this.sessions.revoke(tx, id, session.id);
    const changed = [
      await tx.run('DELETE FROM session WHERE person_id = ?', [id]),
      await tx.run('UPDATE consent SET ip = NULL, ua = NULL WHERE person_id = ?', [id]),
      // A hash of what was said can be guessed at as long as the rest of it is known.
      await tx.run('DELETE FROM idempotency WHERE person_id = ?', [id]),
      await tx.run('DELETE FROM demo_person WHERE person_id = ?', [id]),
      await tx.run('DELETE FROM sign_in_code WHERE phone_index = ?', [phoneIndex]),
      await tx.run(
        `UPDATE person SET phone = NULL, phone_index = NULL, name = NULL, home_division = NULL, home_index = NULL, text_size = 'x10' WHERE id = ?`,
        [id],
      ),
    ];
    return changed.reduce((sum, { affectedRows }) => sum + affectedRows, 0);
  }
}

const profile = ({ id, phone, name, region, homeDivision, textSize, createdAt }: PersonEntity) => ({
  编号: id,
  手机号: phone,
  称呼: name,
  区县: region,
  住在: homeDivision,
  字的大小: textSize,
  第一次来: createdAt.toISOString(),
});

const said = ({ doc, version, action, ip, ua, at }: Said) => ({
  文件: doc,
  版本: version,
  动作: action === 'agree' ? '同意' : '收回',
  网络地址: ip && unseal(ip, 'consent.ip'),
  设备: ua && unseal(ua, 'consent.ua'),
  时间: at.toISOString(),
});
