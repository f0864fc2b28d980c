import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CLOSE, ClientFrame, type ServerFrame } from 'shared-types/kernel/socket';
import type { RawData, WebSocket } from 'ws';
import { Database } from '../db/database';
import { log } from '../log';
import { Clock } from '../time/clock';
import { concerned, deliver, Hub, type Line, letGo, movedBy } from './hub';
import { LineCalls } from './line-calls';
import { Streams } from './streams';

const FRAMES_PER_SECOND = 20;
const PATIENCE = 2 * FRAMES_PER_SECOND;
/** How many phones a second are told to ask again, so that the database does not hear all of them at once. */
const REMINDED_PER_SECOND = 200;
/** Frames nobody understands before the line is closed. */
const STRIKES = 3;

interface Seen {
  subject: string;
  no: number;
}
interface Happened extends Seen {
  type: string;
  at: Date;
  facts: string;
}
/** How much one line has said lately, and how much of it made no sense. */
interface Manners {
  second: number;
  frames: number;
  strikes: number;
}

/** What a phone may say on its line, and the answers. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Listening {
  @Inject() database: Database;
  @Inject() clock: Clock;
  @Inject() hub: Hub;
  @Inject() streams: Streams;
  @Inject() calls: LineCalls;

  to(line: Line) {
    const manners = { second: 0, frames: 0, strikes: 0 };
    line.socket.on('message', (data, binary) => {
      line.alive = true;
      if (!inPace(manners, line.socket)) return;
      void this.hear(line, manners, data, binary).catch((error) => log.error('frame failed', error));
    });
  }

  /** Says `ready` again to everybody: a phone then asks for whatever it shows. Spread out by how many there are. */
  remind() {
    const lines = this.hub.all();
    const within = (lines.length / REMINDED_PER_SECOND) * 1000;
    for (const line of lines) setTimeout(() => this.greet(line), Math.random() * within).unref();
  }

  private greet({ socket, personId }: Line) {
    say(socket, { t: 'ready', personId, now: this.clock.now().toISOString() });
  }

  private async hear(line: Line, manners: Manners, data: RawData, binary: boolean) {
    const text = binary ? '' : String(data);
    const frame = ClientFrame.safeParse(readJson(text)).data;
    if (!frame) return strike(manners, line.socket);
    if (frame.t === 'ping') return say(line.socket, { t: 'pong', now: this.clock.now().toISOString() });
    if (frame.t === 'watch') return this.streams.watch(line, frame.subject, frame.after);
    if (frame.t === 'unwatch') return this.streams.unwatch(line, frame.subject);
    if (frame.t === 'call') return say(line.socket, { t: 'answer', n: frame.n, ...(await this.calls.answer(line.token, frame, text)) });
    this.greet(line);
    if (frame.seen.length > 0) await this.replay(line, frame.seen);
  }

  /** What moved while the phone was away, by the last event of each subject that names this person as concerned. */
  private async replay(line: Line, seen: readonly Seen[]) {
    const happened = await this.database.query<Happened>(
      `SELECT subject, no, type, at, facts FROM event
       WHERE (${seen.map(() => '(subject = ? AND no > ?)').join(' OR ')}) AND facts LIKE ? ORDER BY subject, no DESC`,
      [...seen.flatMap(({ subject, no }) => [subject, no]), `%${line.personId}%`],
    );
    const told = new Set<string>();
    for (const event of happened) {
      if (told.has(event.subject) || !concerned(JSON.parse(event.facts)).includes(line.personId)) continue;
      told.add(event.subject);
      say(line.socket, movedBy({ ...event, at: event.at.toISOString() }));
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

function strike(manners: Manners, socket: WebSocket) {
  manners.strikes += 1;
  if (manners.strikes > STRIKES) letGo(socket, CLOSE.badData);
  else say(socket, { t: 'error', code: 'BAD_FRAME' });
}

/** Too many in a second are not heard; twice as many end the line. */
function inPace(manners: Manners, socket: WebSocket): boolean {
  const second = Math.floor(performance.now() / 1000);
  if (manners.second !== second) Object.assign(manners, { second, frames: 0 });
  manners.frames += 1;
  if (manners.frames === FRAMES_PER_SECOND + 1) say(socket, { t: 'error', code: 'RATE_LIMITED' });
  if (manners.frames === PATIENCE + 1) letGo(socket, CLOSE.rate);
  return manners.frames <= FRAMES_PER_SECOND;
}
