import type { Socket } from 'node:net';
import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import { CLOSE, type ServerFrame } from 'shared-types/kernel/socket';
import type { WebSocket } from 'ws';

/** One open socket of a person. */
export interface Line {
  socket: WebSocket;
  personId: string;
  sessionId: string;
  /** The hash of the token it was opened with. */
  token: string;
  /** Heard from since the last beat. */
  alive: boolean;
}

/** A reader this far behind is let go; it catches up from the database when it comes back. */
const BEHIND = 1024 * 1024;
/** WeChat itself allows five sockets. */
const PER_PERSON = 5;
/** Somebody who does not read does not answer a farewell either. */
const FAREWELL = 2_000;

/** Who listens in this process. A push is a hint: what it says can always be read from the database. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Hub {
  private lines = new Map<string, Set<Line>>();

  add(line: Line) {
    const own = this.lines.get(line.personId) ?? new Set();
    this.lines.set(line.personId, own.add(line));
    const [oldest] = own;
    if (own.size <= PER_PERSON || !oldest) return;
    own.delete(oldest);
    letGo(oldest.socket, CLOSE.policy);
  }

  remove(line: Line) {
    const own = this.lines.get(line.personId);
    own?.delete(line);
    if (own?.size === 0) this.lines.delete(line.personId);
  }

  all(): Line[] {
    return [...this.lines.values()].flatMap((own) => [...own]);
  }

  /** The lines of these people. */
  of(people: readonly string[]): Line[] {
    return people.flatMap((person) => [...(this.lines.get(person) ?? [])]);
  }

  /** Whether a thing is true of every line. */
  every(is: (line: Line) => boolean): boolean {
    for (const own of this.lines.values()) for (const line of own) if (!is(line)) return false;
    return true;
  }

  /** Tells everybody the event names as concerned; the frame is built once. */
  tell(event: DomainEvent) {
    const frame = Buffer.from(JSON.stringify(movedBy(event)));
    for (const person of concerned(event.facts)) {
      for (const line of this.lines.get(person) ?? []) deliver(line.socket, frame);
    }
  }
}

/** The people an event names in `tell`. */
export const concerned = (facts: DomainEvent['facts']) =>
  String(facts.tell ?? '')
    .split(' ')
    .filter(Boolean);

export const movedBy = ({ subject, no, type, at }: Pick<DomainEvent, 'subject' | 'no' | 'type' | 'at'>): ServerFrame => ({
  t: 'moved',
  subject,
  no,
  type,
  at,
});

export function deliver(socket: WebSocket, frame: Buffer) {
  if (socket.bufferedAmount > BEHIND) return letGo(socket, CLOSE.slow);
  socket.send(frame, { binary: false });
}

/** Writes frames that are made already, all in one piece, past the library that would make them anew for every socket. */
export function writeFrames(socket: WebSocket, frames: readonly Buffer[]) {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > BEHIND) return letGo(socket, CLOSE.slow);
  const [first] = frames;
  const bytes = frames.length === 1 && first ? first : Buffer.concat(frames);
  (socket as unknown as { _socket: Socket })._socket.write(bytes);
}

/** Says why, and hangs up shortly after whether or not it was heard. */
export function letGo(socket: WebSocket, code: number) {
  socket.close(code);
  setTimeout(() => socket.terminate(), FAREWELL).unref();
}
