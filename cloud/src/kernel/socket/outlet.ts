import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Line, writeFrames } from './hub';
import { streamFrame } from './stream';
import type { Watched } from './watched';

/**
 * When much is said, what comes within this time leaves in one piece. A crowd takes long to write to, one call of the system for each
 * line of it: five times that long is gathered for it, so that a sixth of the time at most goes into writing. Milliseconds.
 */
const GATHER = { least: 5, most: 60, share: 5 };

/** Writes what is new to the lines: at once when little is said, gathered when much is; one frame per log, one write per line. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Outlet {
  private logs = new Set<Watched>();
  private hands = new Map<Line, Buffer[]>();
  private planned = false;
  /** When the next writing may begin. */
  private freeAt = 0;
  private timer: NodeJS.Timeout | null = null;

  /** A log has something for those who watch it. */
  dirty(one: Watched) {
    if (one.queue.length === 0) return;
    this.logs.add(one);
    this.plan();
  }

  /** A frame for one line. */
  hand = (line: Line, frame: Buffer) => {
    const frames = this.hands.get(line);
    if (frames) frames.push(frame);
    else this.hands.set(line, [frame]);
    this.plan();
  };

  stop() {
    if (this.timer) clearTimeout(this.timer);
  }

  private plan() {
    if (this.planned) return;
    this.planned = true;
    const wait = this.freeAt - performance.now();
    // What is told in one breath leaves in one piece; a turn more would be the first delay anybody hears of.
    if (wait <= 0) queueMicrotask(() => this.write());
    else this.timer = setTimeout(() => this.write(), wait);
  }

  private write() {
    const began = performance.now();
    // Whoever may not read any more is found out first.
    const logs = [...this.logs].filter((one) => one.settled());
    this.logs.clear();
    // Mostly one log has moved on and nothing else waits: then nobody's frames have to be put together before the first is written.
    const hand = logs.length === 1 && this.hands.size === 0 ? writeAlone : this.hand;
    for (const one of logs) one.give(streamFrame(one.subject, one.queue.splice(0)), hand);
    const { hands } = this;
    this.hands = new Map();
    this.planned = false;
    for (const [line, frames] of hands) writeFrames(line.socket, frames);
    const now = performance.now();
    this.freeAt = now + Math.min(GATHER.most, Math.max(GATHER.least, GATHER.share * (now - began)));
  }
}

const writeAlone = ({ socket }: Line, frame: Buffer) => writeFrames(socket, [frame]);
