import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { dayOf } from 'shared-types/kernel/calendar';
import { Database } from '../../kernel/db/database';
import type { Tx } from '../../kernel/db/transaction';
import { recordEvent } from '../../kernel/engine/event';
import { announceRound } from '../../kernel/engine/round';
import { Clock } from '../../kernel/time/clock';
import { Rules } from '../../kernel/time/rules';
import { Asides } from '../aside.service';
import { isChatOpen } from '../chat-switch';
import { Duties } from '../duty.service';
import { wordsOf } from '../entry.view';
import { type GroupOf, lockGroups } from '../group.rows';
import type { MessageRow } from '../message.rows';
import { nextNo } from '../order/bell.rows';
import { Speakers, type Spoke } from '../speaker.service';
import { typedFor } from '../transcript.rows';
import { HANDED_OVER } from './hand-over.rows';
import { ByItself } from './once.service';
import { onDate, type Relief, reliefOf } from './rest';

interface Open extends Spoke, Pick<MessageRow, 'kind' | 'text' | 'body'> {
  at: Date;
}
interface Waiting {
  region: string;
  id: string;
}

const MINUTE = 60_000;
const NAMED = 5;

/** At the end of a shift what is still unanswered is handed over in writing: a note for the staff of the group, and word to those who come next. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ShiftRound {
  @Inject() database: Database;
  @Inject() duties: Duties;
  @Inject() asides: Asides;
  @Inject() byItself: ByItself;
  @Inject() speakers: Speakers;
  @Inject() rules: Rules;
  @Inject() clock: Clock;
  /** Looked at once a minute: only so as not to ask more often. */
  private looked = new Map<string, number>();

  @Init()
  async announce() {
    announceRound({ name: 'groups.shift', tick: (region) => this.tick(region) });
  }

  private async tick(only?: string): Promise<number> {
    if (!isChatOpen()) return 0;
    const minute = Math.floor(this.clock.now(only).getTime() / MINUTE);
    if (this.looked.get(only ?? '') === minute) return 0;
    this.looked.set(only ?? '', minute);
    let written = 0;
    for (const group of await this.waiting(only)) if (await this.handOver(group)) written++;
    return written;
  }

  /** Groups in which somebody still waits for an answer. */
  private waiting(only?: string): Promise<Waiting[]> {
    const { sql, params } = this.clock.reach('q.region', only);
    return this.database.query<Waiting>(
      `SELECT DISTINCT q.region, q.group_id AS id FROM chat_question q JOIN chat_group g ON g.region = q.region AND g.id = q.group_id
       WHERE q.state = 'open' AND g.state = 'active' AND ${sql}`,
      params,
    );
  }

  /** Once for each return: a weekend, a holiday or a midnight in between hands nothing over again. */
  private async handOver({ region, id }: Waiting): Promise<boolean> {
    const relief = reliefOf(await this.duties.of(region, id), await this.rules.calendar(region), this.clock.now(region));
    if (!relief) return false;
    const occasion = { what: 'shift', day: dayOf(relief.back.getTime()) } as const;
    if (await this.byItself.isSeenTo(this.database, { region, id }, occasion)) return false;
    return this.database.inTransaction(async (tx) => {
      const group = (await lockGroups(tx, region, [id])).get(id);
      const text = group && (await this.words(tx, group, relief));
      if (!group || !text || !(await this.byItself.claim(tx, group, occasion))) return false;
      await this.asides.note(tx, { region, groupId: id, clientId: `${HANDED_OVER}-${occasion.day}`, text, by: null });
      await this.tell(tx, group, relief);
      return true;
    });
  }

  /** What they hear of it, and when, is the notices' affair; the fact `due` is when they are there. */
  private async tell(tx: Tx, { region, id }: GroupOf, { back, people, rostered }: Relief) {
    const [subject, staff] = [`hand-over/${id}`, people.join(' ')];
    const facts = { group: id, staff, tell: staff, due: back.toISOString(), roster: rostered ? 'kept' : 'none' };
    await recordEvent(tx, {
      ...{ region, subject, no: await nextNo(tx, region, subject), type: 'group.hand_over' },
      ...{ at: this.clock.now(region).toISOString(), facts },
    });
  }

  /** Null where the last one was answered a moment ago. */
  private async words(tx: Tx, { region, id }: GroupOf, { back, rostered }: Relief): Promise<string | null> {
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
    const whose = rostered ? `请 ${onDate(back)} 上班的同事先看` : '眼下没有排班,请群主安排人先回一声';
    return [`还有 ${open.length} 个问题没答,${whose}:`, ...lines, ...rest].join('\n');
  }
}
