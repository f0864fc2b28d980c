import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import { log } from '../log';
import { outsideRequest } from '../request';
import { Badges } from './badges';
import { Bus } from './bus';
import type { Line } from './hub';
import { Outlet } from './outlet';
import { type Batch, framed, type StreamSource, streamFrame } from './stream';
import { Watched } from './watched';

/** Further behind than this one is told so, and asks by itself. */
const AT_ONCE = 200;
const PER_LINE = 50;
/** Milliseconds between two looks at the logs somebody watches here: others may write too, and telling each other may fail. */
const FLOOR = { alone: 5_000, shared: 5_000, away: 2_000 } as const;
const LOOK = 1_000;

/** Streams the logs of rooms to those who watch them. A push is a hint here too: what is missing, or doubted, is asked of the database. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Streams {
  @Inject() bus: Bus;
  @Inject() badges: Badges;
  @Inject() outlet: Outlet;
  private sources = new Map<string, StreamSource>();
  private watched = new Map<string, Watched>();
  private lines = new Map<Line, Set<string>>();
  private timer: NodeJS.Timeout | null = null;
  private lookedAt = 0;

  /** Rooms announce theirs when they are made ready. */
  announce(source: StreamSource) {
    this.sources.set(source.room, source);
  }

  start() {
    this.timer = setInterval(() => void this.look().catch((error) => log.error('logs not looked at', error)), LOOK);
  }

  stop() {
    if (this.timer) clearInterval(this.timer);
    this.badges.stop();
    this.outlet.stop();
  }

  /** What was committed in this process: to those who watch here, and to the other processes. */
  publish(batches: readonly Batch[]) {
    this.hear(batches);
    this.bus.tellStreams(batches);
  }

  /** What was committed somewhere. */
  hear(batches: readonly Batch[]) {
    for (const { subject, epoch, entries } of batches) {
      const one = this.watched.get(subject);
      if (one?.take(entries, epoch)) this.outlet.dirty(one);
      else if (one) this.pull(one);
      const source = this.sourceOf(subject);
      if (source) this.badges.due(source, { subject, epoch, last: entries.at(-1)?.no ?? 0 }, (line) => one?.watches.has(line) ?? false);
    }
  }

  /** Somebody learned that a log has come this far: whoever watches it must too. */
  nudge(subject: string, last: number) {
    const one = this.watched.get(subject);
    if (!one || one.at.last >= last) return;
    one.name(last, 0);
    this.pull(one);
  }

  /** Something happened by which people may have lost a right. */
  doubt(event: DomainEvent) {
    const people = [...this.sources.values()].flatMap((source) => source.doubts(event));
    if (people.length === 0) return;
    for (const [line, subjects] of this.lines) {
      if (!people.includes(line.personId)) continue;
      for (const one of [...subjects].flatMap((subject) => this.watched.get(subject) ?? [])) {
        one.doubted = true;
        this.pull(one);
      }
    }
  }

  async watch(line: Line, subject: string, after: number) {
    const own = this.lines.get(line) ?? new Set<string>();
    const source = own.size < PER_LINE || own.has(subject) ? this.sourceOf(subject) : undefined;
    const standing = await source?.admit(subject, line.personId);
    if (!source || !standing) return this.refuse(line, subject);
    if (line.socket.readyState !== line.socket.OPEN) return;
    const one = this.watched.get(subject) ?? new Watched(subject, { last: standing.last, epoch: standing.epoch });
    this.watched.set(subject, one);
    this.lines.set(line, own.add(subject));
    const watch = { waiting: [] as Buffer[] | null };
    one.watches.set(line, watch);
    const upTo = one.at.last;
    const missed = await this.missed(source, subject, Math.max(after, standing.from - 1), upTo);
    for (const frame of [...missed, ...(watch.waiting ?? [])]) this.outlet.hand(line, frame);
    watch.waiting = null;
    // Between the question and the answer the log may have moved on, or the right may have gone.
    one.name(standing.last, standing.epoch);
    if (one.wanting()) this.pull(one);
  }

  unwatch(line: Line, subject: string) {
    this.lines.get(line)?.delete(subject);
    const one = this.watched.get(subject);
    one?.watches.delete(line);
    if (one?.watches.size === 0) this.watched.delete(subject);
  }

  /** The line is closed. */
  leave(line: Line) {
    for (const subject of this.lines.get(line) ?? []) this.unwatch(line, subject);
    this.lines.delete(line);
  }

  private async missed(source: StreamSource, subject: string, after: number, upTo: number): Promise<Buffer[]> {
    if (after >= upTo) return [];
    if (upTo - after > AT_ONCE) return [framed(JSON.stringify({ t: 'badge', subject, last: upTo }))];
    const entries = (await source.since(subject, after, AT_ONCE)).filter(({ no }) => no <= upTo);
    return entries.length > 0 ? [streamFrame(subject, entries)] : [];
  }

  private refuse(line: Line, subject: string) {
    this.unwatch(line, subject);
    this.outlet.hand(line, framed(JSON.stringify({ t: 'unwatched', subject })));
  }

  /** Asks the database for what is missing, once at a time; called from within a write, it is no part of it. */
  private pull(one: Watched) {
    const source = this.sourceOf(one.subject);
    if (one.pulling || !source) return;
    one.pulling = true;
    void outsideRequest(() => this.pullAll(source, one)).then(
      () => {
        one.pulling = false;
        if (one.wanting()) this.pull(one);
      },
      (error) => {
        one.pulling = false;
        log.error('log not read', error, { subject: one.subject });
      },
    );
  }

  private async pullAll(source: StreamSource, one: Watched) {
    while (one.wanting()) {
      if (one.settled()) await this.fetch(source, one);
      else await this.settle(source, one);
    }
    this.outlet.dirty(one);
  }

  private async fetch(source: StreamSource, one: Watched) {
    const entries = await source.since(one.subject, one.at.last, AT_ONCE);
    if (entries.length === 0) one.named = one.at.last;
    one.add(entries);
    this.outlet.dirty(one);
  }

  /** Lets go of whoever may not read any more, before anything later is written. */
  private async settle(source: StreamSource, one: Watched) {
    one.doubted = false;
    try {
      const { epoch, people } = await source.readers(one.subject, one.people());
      for (const line of [...one.watches.keys()]) if (!people.has(line.personId)) this.refuse(line, one.subject);
      one.at.epoch = Math.max(one.at.epoch, epoch);
    } catch (error) {
      one.doubted = true;
      throw error;
    }
  }

  /** What another process wrote and could not tell of is found here at last. */
  private async look() {
    if (performance.now() - this.lookedAt < FLOOR[this.bus.state]) return;
    this.lookedAt = performance.now();
    for (const source of this.sources.values()) await this.lookAt(source);
  }

  private async lookAt(source: StreamSource) {
    const subjects = [...this.watched.keys()].filter((subject) => subject.startsWith(`${source.room}/`));
    if (subjects.length === 0) return;
    for (const [subject, { last, epoch }] of await source.standings(subjects)) {
      const one = this.watched.get(subject);
      one?.name(last, epoch);
      if (one?.wanting()) this.pull(one);
    }
  }

  private sourceOf(subject: string): StreamSource | undefined {
    return this.sources.get(subject.split('/')[0] ?? '');
  }
}
