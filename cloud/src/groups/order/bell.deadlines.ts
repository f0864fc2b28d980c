import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { DirectoryPort } from '../../directory/directory.port';
import type { Tx } from '../../kernel/db/transaction';
import { setDeadlines } from '../../kernel/engine/deadline';
import { announceDeadline } from '../../kernel/engine/deadline.poller';
import { recordEvent } from '../../kernel/engine/event';
import { Clock } from '../../kernel/time/clock';
import { Rules } from '../../kernel/time/rules';
import { isChatOpen } from '../chat-switch';
import { Duties } from '../duty.service';
import { keepersOf } from '../members/staff.rows';
import { nextNo, silence, standingOf, stir, type Waits, waitingIn } from './bell.rows';

/** The rule that says for how long what waits is gathered, and the deadline by which it is told. */
const KIND = 'group.desk';

/** Lets those who keep a group know that somebody waits for them: once for what came together, and no more once nothing waits. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DeskBell {
  @Inject() directory: DirectoryPort;
  @Inject() duties: Duties;
  @Inject() rules: Rules;
  @Inject() clock: Clock;

  @Init()
  async announce() {
    await this.rules.insist([KIND]);
    announceDeadline({
      kind: KIND,
      table: 'chat_group',
      fire: (tx, { region, subject }, now) => this.tell(tx, region, subject.split('/')[1] ?? '', now),
    });
  }

  /** Something has come that waits for a person; the group is locked. What comes before it rings is told together with it; an open desk shows it at once. */
  async ring(tx: Tx, region: string, groupId: string): Promise<void> {
    const [subject, now] = [`group/${groupId}`, this.clock.now(region)];
    await stir(tx, region, groupId, now);
    if ((await standingOf(tx, region, subject, KIND)) === 'waiting') return;
    const why = await this.duties.due(region, groupId, KIND, now);
    await setDeadlines(tx, region, subject, [{ kind: KIND, dueAt: new Date(why.due), why }]);
  }

  /** Something has been seen to; the group is locked. Where nothing is left, nobody is told of it by any further way. */
  async quiet(tx: Tx, region: string, groupId: string): Promise<void> {
    const standing = await standingOf(tx, region, `group/${groupId}`, KIND);
    const now = this.clock.now(region);
    if (standing === null || standing === 'met') return;
    await stir(tx, region, groupId, now);
    if ((await waitingIn(tx, region, groupId, now)).length > 0) return;
    await silence(tx, region, `group/${groupId}`, KIND);
    if (standing === 'fired') await this.happen(tx, region, groupId, 'cleared', {}, now);
  }

  private async tell(tx: Tx, region: string, groupId: string, now: Date) {
    const waiting = isChatOpen() ? await waitingIn(tx, region, groupId, now) : [];
    const people = await this.those(tx, region, groupId, waiting);
    if (people.length === 0) return;
    const kinds = new Set(waiting.map(({ what }) => what));
    const what = kinds.size === 1 ? ([...kinds][0] ?? null) : null;
    await this.happen(tx, region, groupId, 'waiting', { what, keepers: people.join(' '), tell: people.join(' ') }, now);
  }

  /** Nobody is called to judge what they have said or reported themselves; where no keeper is left, supervision is. */
  private async those(tx: Tx, region: string, groupId: string, waiting: readonly Waits[]): Promise<string[]> {
    const judges = (id: string) => waiting.some(({ saidBy, reportedBy }) => saidBy !== id && reportedBy !== id);
    const keepers = (await keepersOf(tx, region, groupId)).filter(judges);
    if (keepers.length > 0 || waiting.length === 0) return keepers;
    return (await this.directory.administrators(region)).map(({ personId }) => personId).filter(judges);
  }

  private async happen(tx: Tx, region: string, groupId: string, what: string, facts: Record<string, string | null>, now: Date) {
    const subject = `order-desk/${groupId}`;
    const no = await nextNo(tx, region, subject);
    await recordEvent(tx, { region, subject, no, type: `order.${what}`, at: now.toISOString(), facts: { group: groupId, ...facts } });
  }
}
