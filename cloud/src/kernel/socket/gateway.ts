import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { ClientFrame, CLOSE, type ServerFrame } from 'shared-types/kernel/socket';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { Sessions } from '../auth/session.service';
import { Database } from '../db/database';
import { onCommitted } from '../engine/event';
import { Refusal } from '../errors';
import { COOKIE } from '../http/cookie';
import { log } from '../log';
import { Clock } from '../time/clock';
import { deliver, Hub, type Line } from './hub';

const PATH = '/api/live';
const HEARTBEAT = 30_000;
const REVALIDATE = 5_000;
const FRAMES_PER_SECOND = 20;

/** The one gateway for live updates: authenticated at the upgrade, replayed after `hello`, then streamed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Gateway {
  @Inject() sessions: Sessions;
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() hub: Hub;
  private wss = new WebSocketServer({ noServer: true, maxPayload: 16_384, maxFragments: 16, maxBufferedChunks: 64, perMessageDeflate: false } as object);
  private timers: NodeJS.Timeout[] = [];

  attach(server: Server) {
    server.on('upgrade', (request, socket, head) => void this.upgrade(request, socket, head));
    onCommitted((event) => this.hub.tell(event));
    this.timers.push(setInterval(() => this.beat(), HEARTBEAT), setInterval(() => void this.revalidate(), REVALIDATE));
  }

  /** Tells every phone to come back later, then lets go. */
  stop() {
    for (const timer of this.timers) clearInterval(timer);
    for (const { socket } of this.hub.all()) socket.close(CLOSE.restart);
    setTimeout(() => this.hub.all().forEach(({ socket }) => void socket.terminate()), 500).unref();
    this.wss.close();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    socket.on('error', () => socket.destroy());
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== PATH) return answer(socket, '404 Not Found');
    if (!sameOrigin(request)) return answer(socket, '403 Forbidden');
    const token = tokenOf(request);
    try {
      if (!token) throw new Refusal('NOT_SIGNED_IN');
      const { personId } = await this.sessions.find(token);
      this.wss.handleUpgrade(request, socket, head, (ws) => this.open({ socket: ws, personId, token, alive: true }));
    } catch (error) {
      if (!(error instanceof Refusal)) log.error('upgrade failed', error);
      answer(socket, error instanceof Refusal ? '401 Unauthorized' : '503 Service Unavailable');
    }
  }

  private open(line: Line) {
    this.hub.add(line);
    const pace = { second: 0, frames: 0 };
    line.socket.on('error', () => line.socket.terminate());
    line.socket.on('close', () => this.hub.remove(line));
    line.socket.on('pong', () => {
      line.alive = true;
    });
    line.socket.on('message', (data, binary) => {
      line.alive = true;
      if (tooFast(pace, Math.floor(performance.now() / 1000))) return line.socket.close(CLOSE.rate);
      void this.hear(line, data, binary).catch((error) => log.error('frame failed', error));
    });
  }

  private async hear(line: Line, data: RawData, binary: boolean) {
    const frame = binary ? null : ClientFrame.safeParse(readJson(String(data))).data;
    if (!frame) return line.socket.close(CLOSE.badData);
    const now = this.clock.now().toISOString();
    if (frame.t === 'ping') return say(line.socket, { t: 'pong', now });
    say(line.socket, { t: 'ready', personId: line.personId, now });
    for (const { subject, no } of frame.seen) await this.replay(line, subject, no);
  }

  /** What moved while the phone was away; only subjects whose last event names this person as concerned. */
  private async replay(line: Line, subject: string, no: number) {
    const [last] = await this.database.query<{ no: number; type: string; at: Date; facts: string }>(
      'SELECT e.no, e.type, e.at, e.facts FROM event e WHERE e.region IN (SELECT region FROM division WHERE level = ?) AND e.subject = ? AND e.no > ? ORDER BY e.no DESC LIMIT 1',
      ['county', subject, no],
    );
    if (!last) return;
    const { tell } = JSON.parse(last.facts) as { tell?: string };
    if (!tell?.split(' ').includes(line.personId)) return;
    say(line.socket, { t: 'moved', subject, no: last.no, type: last.type, at: last.at.toISOString() });
  }

  private beat() {
    for (const line of this.hub.all()) {
      if (!line.alive) line.socket.terminate();
      line.alive = false;
      line.socket.ping();
    }
  }

  /** A revoked session loses its sockets within five seconds. */
  private async revalidate() {
    for (const line of this.hub.all()) {
      await this.sessions.find(line.token).catch((error) => {
        if (error instanceof Refusal) line.socket.close(CLOSE.session);
      });
    }
  }
}

const say = (socket: WebSocket, frame: ServerFrame) => deliver(socket, Buffer.from(JSON.stringify(frame)));

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function tooFast(pace: { second: number; frames: number }, second: number) {
  if (pace.second !== second) Object.assign(pace, { second, frames: 0 });
  pace.frames += 1;
  return pace.frames > FRAMES_PER_SECOND;
}

/** The phone sends a header, the browser its cookie; a token in the URL is not looked at. */
function tokenOf({ headers }: IncomingMessage) {
  const [, bearer] = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(headers.authorization ?? '') ?? [];
  const [, cookie] = new RegExp(`(?:^|; )${COOKIE}=([A-Za-z0-9_-]{43})`).exec(headers.cookie ?? '') ?? [];
  return bearer ?? cookie;
}

/** A browser names its page; it must be ours. The mini-program names none and brings a header instead of a cookie. */
function sameOrigin({ headers }: IncomingMessage) {
  if (headers.origin === undefined) return headers.authorization !== undefined;
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
}

function answer(socket: Duplex, status: string) {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
