import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { crashpoint } from '../crashpoint';
import { log } from '../log';
import { outsideRequest } from '../request';
import { DeadlinePoller } from './deadline.poller';
import { onAwaited } from './event';
import { ReactionPoller } from './reaction.poller';
import { knownRounds, type Round } from './round';

const EVERY = 3_000;

/** Runs the pollers in this process: every few seconds, and at once after a commit that left them something to do. Tests call `tick()` themselves. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Engine {
  @Inject() deadlines: DeadlinePoller;
  @Inject() reactions: ReactionPoller;
  /** What the last pass did in this process; null before the first. */
  lastPass: { at: Date; fired: number; reacted: number } | null = null;
  /** Milliseconds; null where no engine runs in this process. */
  startedAt: number | null = null;
  private timer: NodeJS.Timeout | null = null;
  private deafen: (() => void) | null = null;
  private running: Promise<void> | null = null;
  private again = false;
  private under = new Map<string, Promise<void>>();

  start() {
    this.startedAt = this.deadlines.clock.now().getTime();
    this.timer = setInterval(() => this.nudge(), EVERY);
    this.deafen = onAwaited(() => this.timer && setImmediate(() => this.nudge()));
  }

  async stop() {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.deafen?.();
    await this.running;
    await Promise.all(this.under.values());
  }

  private nudge() {
    this.again = this.running !== null;
    // Nudged from within the call that committed: as part of it, every transaction here would store that call's key again.
    this.running ??= outsideRequest(() => this.pass()).finally(() => {
      this.running = null;
      if (this.again && this.timer) setImmediate(() => this.nudge());
    });
  }

  /** Not awaited: whoever is slow out there keeps nobody waiting in here. */
  private go(round: Round) {
    if (this.under.has(round.name)) return;
    const going = round
      .tick()
      .then(() => undefined)
      .catch((error) => log.error('round failed', error, { kind: round.name }))
      .finally(() => this.under.delete(round.name));
    this.under.set(round.name, going);
  }

  private async pass() {
    try {
      crashpoint('before-engine');
      const fired = await this.deadlines.tick();
      const reacted = await this.reactions.tick();
      for (const round of knownRounds()) this.go(round);
      // There may be more than one pass takes, or something new that came of this one.
      if (fired + reacted > 0) this.again = true;
      this.lastPass = { at: this.deadlines.clock.now(), fired, reacted };
    } catch (error) {
      log.error('engine pass failed', error);
    }
  }
}
