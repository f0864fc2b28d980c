import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { ENDED_STATES, STATE_WORDS, showNumber } from 'shared-types/errands';
import type { DataPart } from 'shared-types/people';
import { DirectoryPort } from '../directory/directory.port';
import { Database } from '../kernel/db/database';
import { findRows } from '../kernel/db/rows';
import type { Tx } from '../kernel/db/transaction';
import { poolOf } from '../kernel/db/wire';
import { announcePersonalData, type Subject } from '../kernel/personal-data';
import { ErrandEntity } from './errand.entity';
import { forgetBeneficiary, forgetMatter } from './forget.rows';
import { revealsOf } from './reveal.rows';
import { wordsOf } from './words.rows';

const ENDED = ENDED_STATES.map((state) => `'${state}'`).join(', ');

/** What this room knows about whoever asked, and about whom it was for. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ErrandPersonalData {
  @Inject() database: Database;
  @Inject() directory: DirectoryPort;

  @Init()
  async announce() {
    announcePersonalData({
      name: 'errands',
      tell: (person) => this.tell(person),
      holds: (person, tx) => this.holds(person, tx),
      erase: (tx, person) => this.erase(tx, person),
    });
  }

  private async tell({ id }: Subject): Promise<DataPart[]> {
    const rows = await findRows(this.database.source, poolOf(this.database.source), ErrandEntity, { requesterId: id });
    const matters = await Promise.all(rows.map((row) => this.matter(row)));
    return [{ name: 'errands', title: '我提出的帮办代办', rows: matters }];
  }

  private async matter(row: ErrandEntity) {
    const [words, seenBy] = await Promise.all([wordsOf(this.database, row.region, row.id), revealsOf(this.database, this.directory, row)]);
    return {
      编号: showNumber(row.number),
      事项: row.itemCode,
      状态: STATE_WORDS[row.state],
      提出时间: row.sentAt.toISOString(),
      提出人: { 称呼: row.requesterName, 电话: row.requesterPhone },
      办事人: { 称呼: row.beneficiaryName, 电话: row.beneficiaryPhone, 出生年份: row.birthYear, 提醒: row.beneficiaryNote },
      地方: { 区划: row.division, 地址: row.placeText },
      约定时间: row.agreedFrom?.toISOString() ?? null,
      办结时间: row.doneAt?.toISOString() ?? null,
      结果: row.outcome,
      写下的话: words,
      谁看过电话或地址: seenBy.map(({ unit, why, at }) => ({ 单位: unit, 用途: why, 时间: at })),
    };
  }

  private async holds({ id, phoneIndex }: Subject, tx?: Tx): Promise<string | null> {
    const ask = tx ?? this.database;
    const [own] = await ask.query(`SELECT id FROM errand WHERE requester_id = ? AND state NOT IN (${ENDED}) LIMIT 1`, [id]);
    if (own) return '您有事还没办完,办完了或者撤回了再来';
    if (!phoneIndex) return null;
    const [other] = await ask.query(`SELECT id FROM errand WHERE beneficiary_index = ? AND state NOT IN (${ENDED}) LIMIT 1`, [phoneIndex]);
    if (other) return '别人替您提的事还没办完,办完了再来';
    const [through] = await ask.query(
      `SELECT e.id FROM intake i JOIN errand e ON e.region = i.region AND e.id = i.errand_id
       WHERE i.contact_index = ? AND e.state NOT IN (${ENDED}) LIMIT 1`,
      [phoneIndex],
    );
    return through ? '有一件事要通过您联系别人,办完了再来' : null;
  }

  private async erase(tx: Tx, { id, phoneIndex }: Subject): Promise<number> {
    const own = await tx.query<{ region: string; id: string }>('SELECT region, id FROM errand WHERE requester_id = ? FOR UPDATE', [id]);
    let count = 0;
    for (const matter of own) count += await forgetMatter(tx, matter);
    return count + (phoneIndex ? await forgetBeneficiary(tx, phoneIndex) : 0);
  }
}
