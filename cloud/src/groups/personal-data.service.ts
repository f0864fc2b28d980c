import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { MARK_WORDS, type Mark } from 'shared-types/groups';
import type { DataPart } from 'shared-types/people';
import { Database } from '../kernel/db/database';
import type { Tx } from '../kernel/db/transaction';
import { announcePersonalData, type Subject } from '../kernel/personal-data';
import { CLEARED, OVER } from './body';
import { lockGroups } from './group.rows';
import { typedFor } from './transcript.rows';

interface Line {
  name: string;
  text: string | null;
  body: string | null;
  at: Date;
}

/** Nobody speaks where they never were: by the groups, the log is asked through its index. */
const WHERE_I_WAS = '(SELECT DISTINCT region, group_id, person_id FROM group_member WHERE person_id = ?) s';
const WHAT_I_SAID = "m.region = s.region AND m.group_id = s.group_id AND m.sender_id = s.person_id AND m.kind <> 'change'";

/** What this room knows about people: what they said in groups, and where they were. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GroupPersonalData {
  @Inject() database: Database;

  @Init()
  async announce() {
    announcePersonalData({ name: 'groups', tell: (person) => this.tell(person), erase: (tx, person) => this.erase(tx, person) });
  }

  private async tell({ id }: Subject): Promise<DataPart[]> {
    const said = await this.database.query<Line>(
      `SELECT g.name, COALESCE(m.text, ${typedFor('m')}) AS text, m.body, m.at FROM ${WHERE_I_WAS} JOIN chat_message m ON ${WHAT_I_SAID}
       JOIN chat_group g ON g.region = m.region AND g.id = m.group_id ORDER BY m.at`,
      [id],
    );
    const seats = await this.database.query<{ name: string; joined_at: Date; left_at: Date | null; appeal: string | null }>(
      `SELECT g.name, m.joined_at, m.left_at, m.mute_appeal AS appeal FROM group_member m JOIN chat_group g ON g.region = m.region AND g.id = m.group_id
       WHERE m.person_id = ? ORDER BY m.joined_at`,
      [id],
    );
    const asides = await this.database.query<{ name: string; text: string | null; at: Date }>(
      `SELECT g.name, a.text, a.at FROM group_aside a JOIN chat_group g ON g.region = a.region AND g.id = a.group_id
       WHERE a.person_id = ? ORDER BY a.at`,
      [id],
    );
    return [
      {
        name: 'said',
        title: '我在群里说的话',
        rows: said.map(({ name, text, body, at }) => ({
          群: name,
          内容: body === CLEARED ? OVER : (text ?? body),
          时间: at.toISOString(),
        })),
      },
      {
        name: 'groups',
        title: '我在的群',
        rows: seats.map((seat) => ({
          ...{ 群: seat.name, 进群: seat.joined_at.toISOString(), 退群: seat.left_at?.toISOString() ?? null },
          不能说话时的申诉: seat.appeal,
        })),
      },
      {
        name: 'asides',
        title: '我写的内部备注',
        rows: asides.map(({ name, text, at }) => ({ 群: name, 内容: text, 时间: at.toISOString() })),
      },
      ...(await this.wishes(id)),
    ];
  }

  /** What they thought of answers, and where they wished to be let in. */
  private async wishes(id: string): Promise<DataPart[]> {
    const marks = await this.database.query<{ name: string; mark: Mark; at: Date }>(
      `SELECT g.name, k.mark, k.at FROM answer_mark k JOIN chat_group g ON g.region = k.region AND g.id = k.group_id
       WHERE k.person_id = ? ORDER BY k.at`,
      [id],
    );
    const asks = await this.database.query<{ name: string; words: string | null; at: Date }>(
      `SELECT g.name, a.words, a.asked_at AS at FROM group_ask a JOIN chat_group g ON g.region = a.region AND g.id = a.group_id
       WHERE a.person_id = ? ORDER BY a.asked_at`,
      [id],
    );
    return [
      {
        name: 'group-asks',
        title: '我请群主让我进的群',
        rows: asks.map(({ name, words, at }) => ({ 群: name, 说的: words, 时间: at.toISOString() })),
      },
      {
        name: 'marks',
        title: '我对官方答复说的',
        rows: marks.map(({ name, mark, at }) => ({ 群: name, 说的: MARK_WORDS[mark], 时间: at.toISOString() })),
      },
    ];
  }

  /** The numbers of a log have no gap: that something was said stays, what and by whom goes. Locked first, as by whoever judges what was said. */
  private async erase(tx: Tx, { id }: Subject): Promise<number> {
    await this.lock(tx, id);
    const changes = [
      `DELETE v FROM voice_transcript v JOIN chat_message m ON m.region = v.region AND m.group_id = v.group_id AND m.seq = v.seq
       JOIN ${WHERE_I_WAS} ON ${WHAT_I_SAID}`,
      `UPDATE chat_message m JOIN ${WHERE_I_WAS} ON ${WHAT_I_SAID} SET m.text = NULL, m.body = NULL`,
      `UPDATE content_check c JOIN ${WHERE_I_WAS} ON c.region = s.region AND c.group_id = s.group_id JOIN chat_message m ON m.region = c.region AND m.group_id = c.group_id AND m.seq = c.seq
       AND m.sender_id = s.person_id SET c.appeal = NULL`,
      'UPDATE group_member SET muted_why = NULL, mute_appeal = NULL WHERE person_id = ?',
      "UPDATE chat_report SET why = '' WHERE person_id = ?",
      'DELETE FROM chat_mention WHERE person_id = ?',
      'DELETE FROM answer_mark WHERE person_id = ?',
      'UPDATE group_ask SET words = NULL WHERE person_id = ?',
      'UPDATE group_aside SET text = NULL WHERE person_id = ?',
      'DELETE FROM seat_waiting WHERE person_id = ?',
      'DELETE FROM seat_due WHERE person_id = ?',
    ];
    let changed = 0;
    for (const sql of changes) changed += (await tx.run(sql, [id])).affectedRows;
    return changed;
  }

  /** All groups they ever were in. */
  private async lock(tx: Tx, id: string) {
    const been = await tx.query<{ region: string; groupId: string }>(
      'SELECT DISTINCT region, group_id AS groupId FROM group_member WHERE person_id = ?',
      [id],
    );
    for (const region of [...new Set(been.map((one) => one.region))].sort())
      await lockGroups(
        tx,
        region,
        been.flatMap((one) => (one.region === region ? one.groupId : [])),
      );
  }
}
