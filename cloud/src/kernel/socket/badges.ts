import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { log } from '../log';
import { outsideRequest } from '../request';
import { Hub, type Line, writeFrames } from './hub';
import { framed, type Standing, type StreamSource } from './stream';

/** A log that is talked in all the time tells those who do not watch it this often at most. Milliseconds. */
const EVERY = 2_000;

interface Badge extends Standing {
  subject: string;
}
interface Told {
  at: number;
  timer: NodeJS.Timeout | null;
  latest: Badge;
  watches: (line: Line) => boolean;
  audience: string[] | null;
}

/** Tells those on the line who do not watch a log that it has grown. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Badges {
  @Inject() hub: Hub;
  private told = new Map<string, Told>();

  /** `watches` says who hears of it in full anyway. */
  due(source: StreamSource, latest: Badge, watches: (line: Line) => boolean) {
    const known = this.told.get(latest.subject);
    const one: Told = known ?? { at: Number.NEGATIVE_INFINITY, timer: null, latest, watches, audience: null };
    if (one.latest.epoch !== latest.epoch) one.audience = null;
    Object.assign(one, { latest, watches });
    this.told.set(latest.subject, one);
    if (one.timer) return;
    one.timer = setTimeout(() => void outsideRequest(() => this.tell(source, one)), Math.max(0, one.at + EVERY - performance.now()));
  }

  stop() {
    for (const { timer } of this.told.values()) if (timer) clearTimeout(timer);
  }

  private async tell(source: StreamSource, one: Told) {
    one.timer = null;
    one.at = performance.now();
    // Who reads along has no need of it, and mostly that is everybody here.
    if (this.hub.every(one.watches)) return;
    try {
      one.audience ??= await source.audience(one.latest.subject);
      const { subject, last } = one.latest;
      const frame = framed(JSON.stringify({ t: 'badge', subject, last }));
      for (const line of this.hub.of(one.audience)) if (!one.watches(line)) writeFrames(line.socket, [frame]);
    } catch (error) {
      log.error('badge not told', error, { subject: one.latest.subject });
    }
  }
}
