import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { showNumber } from 'shared-types/kernel/number';
import type { DataPart } from 'shared-types/people';
import { LOOK_WORDS, TICKET_WORDS } from 'shared-types/tickets';
import { seal } from '../kernel/crypto';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { announcePersonalData, type Subject } from '../kernel/personal-data';
import { looksAtAll } from './look.rows';
import { SUPERVISED } from './look.service';
import { TicketEntity } from './ticket.entity';

/** Stands where words stood. */
const GONE = '已注销';

/** What this room knows about whoever asked for something. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TicketPersonalData {
  @Inject() database: Database;

  @Init()
  async announce() {
    announcePersonalData({
      name: 'tickets',
      tell: (person) => this.tell(person),
      holds: (person, tx) => this.holds(person, tx),
      erase: (tx, person) => this.erase(tx, person),
    });
  }

  private async tell({ id }: Subject): Promise<DataPart[]> {
    const rows = await this.database.allWithin(TicketEntity, { alias: 't', sql: 't.requester_id = ? ORDER BY t.id', params: [id] });
    const told = rows.map((row) => ({
      编号: showNumber(row.number),
      标题: row.title,
      内容: row.words,
      状态: TICKET_WORDS[row.state],
      提出时间: row.openedAt.toISOString(),
      答复: row.answer,
    }));
    const looks = (await looksAtAll(this.database, id)).map(({ number, unit, kind, at }) => ({
      ...{ 诉求编号: showNumber(number), 单位: unit ?? SUPERVISED, 做了什么: LOOK_WORDS[kind], 时间: at.toISOString() },
    }));
    return [
      { name: 'tickets', title: '我提出的诉求', rows: told },
      { name: 'ticket_looks', title: '谁看过我的诉求', rows: looks },
    ];
  }

  private async holds({ id }: Subject, tx?: Tx): Promise<string | null> {
    const [own] = await (tx ?? this.database).query('SELECT id FROM ticket WHERE requester_id = ? AND ended_at IS NULL LIMIT 1', [id]);
    return own ? '您有诉求还没办结,办结了或者撤回了再来' : null;
  }

  /** Number, unit, times and outcome stay: they are what is counted. */
  private async erase(tx: Tx, { id }: Subject): Promise<number> {
    const { affectedRows } = await tx.run(
      'UPDATE ticket SET title = ?, words = ?, answer = IF(answer IS NULL, NULL, ?) WHERE requester_id = ?',
      [seal(GONE, 'ticket.title'), seal(GONE, 'ticket.words'), seal(GONE, 'ticket.answer'), id],
    );
    return affectedRows;
  }
}
