import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { announceRound } from '../../kernel/engine/round';
import { Clock } from '../../kernel/time/clock';
import { Asides } from '../aside.service';
import { Duties } from '../duty.service';
import { wordsOf } from '../entry.view';
import { type GroupOf, lockGroups } from '../group.rows';
import type { MessageRow } from '../message.rows';
import { Speakers, type Spoke } from '../speaker.service';
import { typedFor } from '../transcript.rows';
import { ByItself } from './once.service';
import { eveningOf, onDate, restUntil } from './rest';

interface Open extends Spoke, Pick<MessageRow, 'kind' | 'text' | 'body'> {
  at: Date;
}
interface Waiting {
  region: string;
  id: string;
}

const MINUTE = 60_000;
const NAMED = 5;

/** At the end of a shift what is still unanswered is handed over in writing: a note for the staff of the group, once an evening. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ShiftRound {
  @Inject() database: Database;
  @Inject() duties: Duties;
  @Inject() asides: Asides;
  @Inject() byItself: ByItself;
  @Inject() speakers: Speakers;
  @Inject() clock: Clock;
  /** Looked at once a minute: only so as not to ask more often. */
  private looked = new Map<string, number>();

  @Init()
  async announce() {
    announceRound({ name: 'groups.shift', tick: (region) => this.tick(region) });
  }

  private async tick(only?: string): Promise<number> {
    const minute = Math.floor(this.clock.now(only).getTime() / MINUTE);
    if (this.looked.get(only ?? '') === minute) return 0;
    this.looked.set(only ?? '', minute);
    let written = 0;
    for (const group of await this.waiting(only)) if (await this.handOver(group)) written++;
    return written;
  }

  /** Groups in which somebody still waits for an answer. */
  private async waiting(only?: string): Promise<Waiting[]> {
    const rows = await this.database.query<Waiting>(
      `SELECT DISTINCT q.region, q.group_id AS id FROM chat_question q JOIN chat_group g ON g.region = q.region AND g.id = q.group_id
       WHERE q.state = 'open' AND g.state = 'active'${only === undefined ? '' : ' AND q.region = ?'}`,
      only === undefined ? [] : [only],
    );
    return rows.filter(({ region }) => only !== undefined || !this.clock.stopped().includes(region));
  }

  private async handOver({ region, id }: Waiting): Promise<boolean> {
    const now = this.clock.now(region);
    const occasion = { what: 'shift', day: eveningOf(now) } as const;
    if (await this.byItself.isSeenTo(this.database, { region, id }, occasion)) return false;
    const back = restUntil(await this.duties.of(region, id), now);
    if (!back) return false;
    return this.database.inTransaction(async (tx) => {
      const group = (await lockGroups(tx, region, [id])).get(id);
      if (!group || !(await this.byItself.claim(tx, group, occasion))) return false;
      const text = await this.words(tx, group, back);
      if (text === null) return false;
      await this.asides.note(tx, { region, groupId: id, clientId: `shift-${occasion.day}`, text, by: null });
      return true;
    });
  }

  /** Null where the last one was answered a moment ago. */
  private async words(tx: Tx, { region, id }: GroupOf, back: Date): Promise<string | null> {
    const open = await tx.query<Open>(
      `SELECT m.region, m.sender_id AS senderId, m.post_id AS postId, m.firm_id AS firmId, m.kind, m.body, COALESCE(m.text, ${typedFor('m')}) AS text, q.asked_at AS at
       FROM chat_question q JOIN chat_message m ON m.region = q.region AND m.group_id = q.group_id AND m.seq = q.seq
       WHERE q.region = ? AND q.group_id = ? AND q.state = 'open' ORDER BY q.asked_at, q.id`,
      [region, id],
    );
    if (open.length === 0) return null;
    const speaker = await this.speakers.of(region, open);
    const lines = open.slice(0, NAMED).map((one) => `· ${speaker(one).of},${onDate(one.at)}:${wordsOf(one)}`);
    const rest = open.length > NAMED ? [`还有 ${open.length - NAMED} 个,在「群里的秩序」里看`] : [];
    return [`还有 ${open.length} 个问题没答,请 ${onDate(back)} 上班的同事先看:`, ...lines, ...rest].join('\n');
  }
}
