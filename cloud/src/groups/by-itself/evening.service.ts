import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Tx } from '../../kernel/db/transaction';
import { Clock } from '../../kernel/time/clock';
import { isChatOpen } from '../chat-switch';
import { Duties } from '../duty.service';
import { lockGroups } from '../group.rows';
import type { Heard, Unread } from '../questions/radar.rows';
import { ByItself } from './once.service';
import { eveningOf, onDate, restUntil } from './rest';

/** What the radar hears later than this was said while nothing ran: an evening that is over is not answered. */
const FRESH = 30 * 60_000;

/** Says, once an evening in a group, when staff are back: whoever asks at night is not left wondering. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Evenings {
  @Inject() duties: Duties;
  @Inject() byItself: ByItself;
  @Inject() clock: Clock;

  /** Within the radar's own transaction: what it has read is answered, or read again. */
  async hear(tx: Tx, { region, id }: Unread, heard: readonly Heard[]) {
    const now = this.clock.now(region);
    const last = heard.filter(({ kind }) => kind !== 'change').at(-1);
    if (!isChatOpen() || !last || !isFirms(last) || now.getTime() - last.at.getTime() > FRESH) return;
    const occasion = { what: 'evening', day: eveningOf(now) } as const;
    if (await this.byItself.isSeenTo(tx, { region, id }, occasion)) return;
    const back = restUntil(await this.duties.of(region, id), now);
    const group = back && (await lockGroups(tx, region, [id])).get(id);
    if (!back || !group || !(await this.byItself.claim(tx, group, occasion))) return;
    await this.byItself.note(tx, group, occasion, `现在下班了,${onDate(back)} 有人回来,大家的话都留着,到时先回。急事请打 12345`);
  }
}

const isFirms = ({ firmId, state }: Heard) => firmId !== null && state === 'shown';
