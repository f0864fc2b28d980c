import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import { CLOSE } from 'shared-types/kernel/socket';
import { WebSocketServer } from 'ws';
import { PersonChanges } from '../auth/person-changes.poller';
import { hashOf, Sessions } from '../auth/session.service';
import { onCommitted } from '../engine/event';
import { Refusal } from '../errors';
import { log } from '../log';
import { metrics } from '../metrics';
import { Pace } from '../pace';
import { Bus } from './bus';
import { Hub, type Line, letGo } from './hub';
import { Listening } from './listening';
import { Streams } from './streams';
import { addressOf, answer, isLive, sameOrigin, tokenOf } from './upgrade';

const HEARTBEAT = 30_000;
/** A session whose time is over loses its sockets within this time; one that is ended, as soon as the journal of changes names its person. */
const REVALIDATE = 30_000;
/** While nobody reads that journal. */
const UNREAD = 4_000;
const LIMITS = { maxPayload: 16_384, maxFragments: 16, maxBufferedChunks: 64, perMessageDeflate: false };

/** The one gateway for live updates: authenticated at the upgrade, replayed after `hello`, then streamed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Gateway {
  @Inject() sessions: Sessions;
  @Inject() changes: PersonChanges;
  @Inject() hub: Hub;
  @Inject() listening: Listening;
  @Inject() bus: Bus;
  @Inject() streams: Streams;
  private wss = new WebSocketServer({ noServer: true, ...LIMITS });
  private timers: NodeJS.Timeout[] = [];
  private deafen: (() => void) | null = null;
  private validatedAt = performance.now();
  /** A village behind one address comes back at once after a restart; a flood does not stop at that. */
  private upgrades = new Pace('upgrade', 300, 10);

  attach(server: Server) {
    server.on('upgrade', (request, socket, head) => void this.upgrade(request, socket, head));
    this.deafen = onCommitted((event) => {
      this.moved(event);
      this.bus.tell(event);
    });
    this.sessions.onEnded((ended) => {
      this.end(ended);
      this.bus.tellEnded(ended);
    });
    this.bus.start({
      moved: (event) => this.moved(event),
      ended: (id) => this.endedElsewhere(id),
      streamed: (batches) => this.streams.hear(batches),
      missed: () => this.listening.remind(),
    });
    this.streams.start();
    this.timers.push(setInterval(() => this.beat(), HEARTBEAT));
    this.timers.push(setInterval(() => this.validateInTime(), UNREAD));
    this.changes.onChanged((people) => this.validate(people ? this.hub.of([...people]) : this.hub.all()));
  }

  /** Tells every phone to come back later, then lets go. */
  async stop() {
    for (const timer of this.timers) clearInterval(timer);
    this.deafen?.();
    for (const { socket } of this.hub.all()) letGo(socket, CLOSE.restart);
    this.wss.close();
    this.streams.stop();
    await this.bus.stop();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    socket.on('error', () => socket.destroy());
    if (!isLive(request)) return answer(socket, 404);
    if (!sameOrigin(request)) return answer(socket, 403);
    try {
      await this.upgrades.take(addressOf(request));
      const token = tokenOf(request);
      if (!token) throw new Refusal('NOT_SIGNED_IN');
      const { personId, sessionId } = await this.sessions.find(token);
      const line = { personId, sessionId, token: hashOf(token), alive: true };
      this.wss.handleUpgrade(request, socket, head, (ws) => this.open({ socket: ws, ...line }));
    } catch (error) {
      if (!(error instanceof Refusal)) log.error('upgrade failed', error);
      answer(socket, error instanceof Refusal ? error.status : 503, error instanceof Refusal ? error.retryAfter : 3);
    }
  }

  private open(line: Line) {
    this.hub.add(line);
    metrics.lines.inc();
    line.socket.on('error', () => line.socket.terminate());
    line.socket.on('close', () => {
      this.hub.remove(line);
      this.streams.leave(line);
      metrics.lines.dec();
    });
    line.socket.on('pong', () => {
      line.alive = true;
    });
    this.listening.to(line);
  }

  private moved(event: DomainEvent) {
    this.hub.tell(event);
    this.streams.doubt(event);
  }

  /** Whoever was silent for a whole beat is gone, whatever the network says. */
  beat() {
    for (const line of this.hub.all()) {
      if (!line.alive) line.socket.terminate();
      else line.socket.ping();
      line.alive = false;
    }
  }

  private validateInTime() {
    if (this.changes.isFresh() && performance.now() - this.validatedAt < REVALIDATE) return;
    this.validatedAt = performance.now();
    this.validate(this.hub.all());
  }

  private validate(lines: readonly Line[]) {
    this.letGoOfEnded(lines).catch((error) => log.error('sockets not revalidated', error));
  }

  private async letGoOfEnded(lines: readonly Line[]) {
    const alive = await this.sessions.alive(lines.map((line) => line.sessionId));
    for (const line of lines) if (!alive.has(line.sessionId)) letGo(line.socket, CLOSE.session);
  }

  /** In this process the session may still be believed. */
  private endedElsewhere(sessionId: string) {
    const lines = this.hub.all().filter((line) => line.sessionId === sessionId);
    this.sessions.forget(lines.map(({ personId }) => personId));
    this.end(sessionId);
  }

  private end(sessionId: string) {
    for (const line of this.hub.all()) if (line.sessionId === sessionId) letGo(line.socket, CLOSE.session);
  }
}
