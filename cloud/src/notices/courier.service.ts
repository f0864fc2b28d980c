import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/db/database';
import { announceRound } from '../kernel/engine/round';
import { log } from '../kernel/log';
import { Clock } from '../kernel/time/clock';
import { Rules } from '../kernel/time/rules';
import { Carrier } from './carry.service';
import { Chain, NEEDED } from './chain.service';
import { bringForward, claim, type Due, dueDeliveries, finish, later, putOff } from './delivery.rows';

const SECOND = 1_000;
/** Longer than any way out takes to answer or to be given up. */
const LEASE = 60 * SECOND;
const TRIES = 6;
const AT_ONCE = 8;

/** Carries what is due out of the house: at least once, and not again once it is known to have arrived. Any number may run. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Courier {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() rules: Rules;
  @Inject() carrier: Carrier;
  @Inject() chain: Chain;

  @Init()
  async announce() {
    await this.rules.insist(NEEDED);
    announceRound({ name: 'courier', tick: (region) => this.tick(region) });
  }

  /** One round; a test names its county. Returns how many deliveries it took out. */
  async tick(region?: string): Promise<number> {
    const now = this.clock.now(region);
    const due = await dueDeliveries(this.database, now, this.clock.reach('d.region', region));
    let carried = 0;
    for (let i = 0; i < due.length; i += AT_ONCE) {
      const results = await Promise.all(due.slice(i, i + AT_ONCE).map((one) => this.take(one)));
      carried += results.filter(Boolean).length;
    }
    return carried;
  }

  private async take(due: Due): Promise<boolean> {
    const now = this.clock.now(due.region);
    if (await this.atNight(due, now)) return false;
    if (!(await claim(this.database, due, new Date(now.getTime() + LEASE)))) return false;
    try {
      await this.deliver(due, now);
    } catch (error) {
      // The lease runs out, and somebody tries again.
      log.error('delivery failed', error, { region: due.region, kind: due.channel, count: due.tries + 1 });
    }
    return true;
  }

  /** Late, and meanwhile it is night: a message waits for the morning. A call is made by somebody who sees the hour. */
  private async atNight(due: Due, now: Date): Promise<boolean> {
    if (due.red || due.channel === 'call' || due.seen) return false;
    const morning = await this.chain.afterNight(due.region, due.personId, now);
    if (morning > now) await putOff(this.database, due, morning);
    return morning > now;
  }

  private async deliver(due: Due, now: Date): Promise<void> {
    if (due.seen) return void (await finish(this.database, due, 'stopped', 'seen', now));
    const { state, why } = due.tries >= TRIES ? { state: 'failed' as const, why: 'gave-up' } : await this.carrier.carry(due);
    if (state === 'later') {
      // Full steps from ten seconds to some minutes; what the person sees in the inbox is there already.
      return void (await later(this.database, due, new Date(now.getTime() + 10 * SECOND * 2 ** due.tries), why ?? ''));
    }
    await finish(this.database, due, state, why, now);
    if (state === 'skipped' || state === 'failed') await this.next(due, now);
    if (state === 'failed') log.warn('could not deliver', { region: due.region, kind: `${due.channel} ${why}`, count: due.tries + 1 });
  }

  /** A way that leads nowhere: the next one need not wait for it, but still keeps the night. */
  private async next(due: Due, now: Date): Promise<void> {
    if (due.channel === 'wechat') await bringForward(this.database, due, 'sms', now);
  }
}
