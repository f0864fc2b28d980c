import { randomUUID } from 'node:crypto';
import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Redis } from 'ioredis';
import type { DomainEvent } from 'shared-types/kernel/event';
import { log } from '../log';
import { metrics } from '../metrics';
import { openRedis } from '../redis';
import type { Batch } from './stream';

/** What one instance tells the others at once: a batch, since a burst of moves must not become a burst of messages. */
interface Wave {
  from: string;
  events: DomainEvent[];
  /** Sessions that have ended. */
  ended: string[];
  /** New entries of logs. */
  streams: Batch[];
}

/** What an instance does about what happened in another one. */
interface Ears {
  moved: (event: DomainEvent) => void;
  ended: (sessionId: string) => void;
  streamed: (batches: readonly Batch[]) => void;
  /** Waves may have been missed: whoever is on the line should ask the database. */
  missed: () => void;
}

const CHANNEL = 'zero-distance:live';
const BEAT = 2_000;
/** Unheard for this long, Redis is away, whatever the connection says. */
const SILENCE = 3 * BEAT;
/** How often everybody on the line is told to ask the database, while instances cannot tell each other. */
const WITHOUT = 10_000;

/** Shares events between instances through Redis; alone, or without it, hints stay in this process and the database is asked. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Bus {
  private readonly self = randomUUID();
  private out: Redis | null = null;
  private listening: Redis | null = null;
  private wave: Wave | null = null;
  private heardAt = 0;
  private toldAt = 0;
  private timer: NodeJS.Timeout | null = null;

  /** `alone` where no Redis is configured, otherwise whether it carries at this moment. */
  state: 'alone' | 'shared' | 'away' = 'alone';

  start(ears: Ears) {
    this.out = openRedis('bus');
    this.listening = openRedis('bus');
    if (!this.out || !this.listening) return;
    this.state = 'away';
    this.listening.on('ready', () => void this.listening?.subscribe(CHANNEL).catch(() => undefined));
    this.listening.on('message', (_, text: string) => this.hear(text, ears));
    this.timer = setInterval(() => this.beat(ears), BEAT);
    this.out.on('ready', () => this.send(this.empty()));
  }

  async stop() {
    if (this.timer) clearInterval(this.timer);
    this.flush();
    await this.out?.quit().catch(() => undefined);
    this.out?.disconnect();
    this.listening?.disconnect();
  }

  tell(event: DomainEvent) {
    this.open()?.events.push(event);
  }

  tellEnded(sessionId: string) {
    this.open()?.ended.push(sessionId);
  }

  tellStreams(batches: readonly Batch[]) {
    this.open()?.streams.push(...batches);
  }

  /** The wave being filled; it leaves when everything that happened in this turn is in it. */
  private open(): Wave | null {
    if (!this.out) return null;
    if (!this.wave) setImmediate(() => this.flush());
    this.wave ??= this.empty();
    return this.wave;
  }

  private empty(): Wave {
    return { from: this.self, events: [], ended: [], streams: [] };
  }

  private flush() {
    const { wave } = this;
    this.wave = null;
    if (wave) this.send(wave);
  }

  /** Not tried again: a hint that comes late is worth less than a look into the database. */
  private send(wave: Wave) {
    this.out?.publish(CHANNEL, JSON.stringify(wave)).then(
      () => metrics.waves.inc({ way: 'sent' }),
      () => metrics.waves.inc({ way: 'lost' }),
    );
  }

  private hear(text: string, ears: Ears) {
    try {
      const wave = JSON.parse(text) as Wave;
      if (wave.from === this.self) return this.carries(ears);
      metrics.waves.inc({ way: 'heard' });
      for (const id of wave.ended) ears.ended(id);
      for (const event of wave.events) ears.moved(event);
      // One of another version tells of none.
      ears.streamed(wave.streams ?? []);
    } catch (error) {
      log.error('wave not understood', error);
    }
  }

  /** Our own words came back, so the others hear us too. */
  private carries(ears: Ears) {
    this.heardAt = performance.now();
    if (this.state === 'shared') return;
    this.state = 'shared';
    metrics.busUp.set(1);
    ears.missed();
  }

  private beat(ears: Ears) {
    const now = performance.now();
    this.send(this.empty());
    if (now - this.heardAt < SILENCE) return;
    if (this.state === 'shared') log.warn('instances do not hear each other');
    this.state = 'away';
    metrics.busUp.set(0);
    if (now - this.toldAt < WITHOUT) return;
    this.toldAt = now;
    ears.missed();
  }
}
