import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DomainEvent } from 'shared-types/kernel/event';
import { CLOSE, type ServerFrame } from 'shared-types/kernel/socket';
import type { WebSocket } from 'ws';

/** One open socket of a person. */
export interface Line {
  socket: WebSocket;
  personId: string;
  token: string;
  alive: boolean;
}

/** A reader this far behind is let go; it catches up from the database when it comes back. */
const BEHIND = 1024 * 1024;
/** WeChat itself allows five sockets. */
const PER_PERSON = 5;

/** Who listens in this process. A push is a hint: what it says can always be read from the database. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Hub {
  private lines = new Map<string, Set<Line>>();

  add(line: Line) {
    const own = this.lines.get(line.personId) ?? new Set();
    this.lines.set(line.personId, own.add(line));
    if (own.size > PER_PERSON) [...own][0]?.socket.close(CLOSE.policy);
  }

  remove(line: Line) {
    const own = this.lines.get(line.personId);
    own?.delete(line);
    if (own?.size === 0) this.lines.delete(line.personId);
  }

  all(): Line[] {
    return [...this.lines.values()].flatMap((own) => [...own]);
  }

  /** Tells everybody the event names as concerned; the frame is built once. */
  tell(event: DomainEvent) {
    const people = String(event.facts.tell ?? '').split(' ').filter(Boolean);
    if (people.length === 0) return;
    const { subject, no, type, at } = event;
    const frame = Buffer.from(JSON.stringify({ t: 'moved', subject, no, type, at } satisfies ServerFrame));
    for (const person of people) {
      for (const line of this.lines.get(person) ?? []) deliver(line.socket, frame);
    }
  }
}

export function deliver(socket: WebSocket, frame: Buffer) {
  if (socket.bufferedAmount > BEHIND) return socket.close(CLOSE.slow);
  socket.send(frame, { binary: false });
}
