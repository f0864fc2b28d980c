import type { DomainEvent } from 'shared-types/kernel/event';

/** How far a log has come, and how often its readers have changed. */
export interface Standing {
  last: number;
  epoch: number;
}
/** One entry of a log as the frames carry it: its number and its JSON. */
export interface LogEntry {
  no: number;
  text: string;
}
/** New entries of one log, ascending and without a gap between them, and the epoch they were written in. */
export interface Batch {
  subject: string;
  epoch: number;
  entries: LogEntry[];
}

/** What a room says about the logs it keeps, `room/id`: the kernel streams them and knows nothing of what they hold. */
export interface StreamSource {
  room: string;
  /** Where the log stands, for somebody who may read it from number `from` on; null for everybody else. */
  admit(subject: string, personId: string): Promise<(Standing & { from: number }) | null>;
  /** Those of these people who may read it, and the epoch in which that is so. */
  readers(subject: string, people: readonly string[]): Promise<{ epoch: number; people: ReadonlySet<string> }>;
  /** Entries after a number, ascending, at most `most`. */
  since(subject: string, after: number, most: number): Promise<LogEntry[]>;
  standings(subjects: readonly string[]): Promise<Map<string, Standing>>;
  /** Everybody who may want to know that the log has grown. */
  audience(subject: string): Promise<string[]>;
  /** People whose right to read something may have ended by what happened. */
  doubts(event: DomainEvent): readonly string[];
}

const SHORT = 125;
const LONG = 0xffff;

/** A whole frame of text, as a server sends it: made once, written to as many sockets as listen. */
export function framed(text: string): Buffer {
  const body = Buffer.from(text);
  if (body.length <= SHORT) return Buffer.concat([Buffer.from([0x81, body.length]), body]);
  if (body.length <= LONG) return Buffer.concat([Buffer.from([0x81, 126, body.length >> 8, body.length & 0xff]), body]);
  const head = Buffer.alloc(10);
  head[0] = 0x81;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(body.length), 2);
  return Buffer.concat([head, body]);
}

/** The frame of some entries of a log. */
export const streamFrame = (subject: string, entries: readonly LogEntry[]) =>
  framed(`{"t":"stream","subject":"${subject}","entries":[${entries.map(({ text }) => text).join(',')}]}`);
