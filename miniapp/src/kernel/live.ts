import type { ServerFrame } from 'shared-types/kernel/socket';
import { type Answered, type LineCall, LineCalls } from './line-calls';
import { jitter } from './once';

export interface Seen {
  subject: string;
  no: number;
}
/** A log that is on screen, and the last number of it that this phone has. */
export interface Watched {
  subject: string;
  after: number;
}
/** What is said of a log: entries, how far it has come, or that it is no longer mine to read. */
export type Streamed = Extract<ServerFrame, { t: 'stream' | 'badge' | 'unwatched' }>;
/** One connection of any kind. Each handler is set once, before anything arrives. */
export interface Wire {
  send: (frame: string) => void;
  close: () => void;
  onOpen: (handler: () => void) => void;
  onFrame: (handler: (frame: string) => void) => void;
  onClose: (handler: () => void) => void;
}

export interface LiveNeeds {
  open: () => Promise<Wire>;
  /** What is on screen and up to which number it has been seen. */
  seen: () => Seen[];
  watching: () => Watched[];
  onMoved: (subject: string, no: number) => void;
  onStream: (frame: Streamed) => void;
  /** The service's time, with every answer. */
  onTime: (iso: string) => void;
  onState: (live: boolean) => void;
}

const PING = 25_000;
const FIRST_STEP = 300;
const LONGEST = 30_000;

/** Keeps one socket open while wanted. A push is only a hint; the queries fetch. */
export class Live {
  private wire: Wire | null = null;
  /** Tells a late event of an old wire from one of this wire. */
  private turn = 0;
  private wanted = false;
  private failures = 0;
  private again: ReturnType<typeof setTimeout> | undefined;
  private pulse: ReturnType<typeof setInterval> | undefined;
  private heard = true;
  private ready = false;
  private calls = new LineCalls();

  constructor(private readonly needs: LiveNeeds) {}

  start() {
    if (this.wanted) return;
    this.wanted = true;
    this.failures = 0;
    void this.connect();
  }

  stop() {
    this.wanted = false;
    this.drop();
  }

  /** After time in the background nothing is certain: ask again on an open wire, or open one now. */
  resync() {
    if (!this.wanted) return;
    if (this.wire) {
      this.hello();
      return this.watchAll();
    }
    this.failures = 0;
    clearTimeout(this.again);
    void this.connect();
  }

  /** Wants every entry of a log from now on; asked again at every opening of the line. */
  watch = ({ subject, after }: Watched) => {
    if (this.ready) this.wire?.send(JSON.stringify({ t: 'watch', subject, after }));
  };

  unwatch = (subject: string) => {
    if (this.ready) this.wire?.send(JSON.stringify({ t: 'unwatch', subject }));
  };

  /** Null where it cannot go over the line now. Rejects where no answer came: it may have been done all the same. */
  call(call: LineCall): Promise<Answered> | null {
    const { wire } = this;
    return this.ready && wire ? this.calls.make(call, wire.send) : null;
  }

  private watchAll() {
    this.needs.watching().forEach(this.watch);
  }

  private async connect() {
    const turn = ++this.turn;
    const mine = () => this.wanted && turn === this.turn;
    try {
      const wire = await this.needs.open();
      if (!mine()) return wire.close();
      wire.onOpen(() => mine() && this.opened(wire));
      wire.onFrame((frame) => mine() && this.read(frame));
      wire.onClose(() => mine() && this.lost());
    } catch {
      if (mine()) this.lost();
    }
  }

  private opened(wire: Wire) {
    this.wire = wire;
    this.heard = true;
    this.hello();
    this.pulse = setInterval(() => this.beat(), PING);
  }

  private hello() {
    this.wire?.send(JSON.stringify({ t: 'hello', seen: this.needs.seen().slice(0, 100) }));
  }

  /** A phone that changed cells keeps a dead socket that looks open: silence over one beat means lost. */
  private beat() {
    if (!this.heard) return this.lost();
    this.heard = false;
    this.wire?.send('{"t":"ping"}');
  }

  private read(frame: string) {
    this.heard = true;
    const said = frameOf(frame);
    if (said?.t === 'ready') this.welcomed();
    if (said?.t === 'ready' || said?.t === 'pong') this.needs.onTime(said.now);
    if (said?.t === 'moved') this.needs.onMoved(said.subject, said.no);
    if (said && isStreamed(said)) this.needs.onStream(said);
    if (said?.t === 'answer') this.calls.answer(said.n, said);
  }

  private welcomed() {
    this.failures = 0;
    this.ready = true;
    this.watchAll();
    this.needs.onState(true);
  }

  private lost() {
    this.drop();
    if (this.wanted) this.again = setTimeout(() => void this.connect(), jitter(this.failures++, FIRST_STEP, LONGEST));
  }

  private drop() {
    this.turn++;
    clearTimeout(this.again);
    clearInterval(this.pulse);
    this.wire?.close();
    this.wire = null;
    this.ready = false;
    this.calls.cut();
    this.needs.onState(false);
  }
}

const isStreamed = (frame: ServerFrame): frame is Streamed => ['stream', 'badge', 'unwatched'].includes(frame.t);

function frameOf(frame: string): ServerFrame | null {
  try {
    return JSON.parse(frame) as ServerFrame;
  } catch {
    return null;
  }
}
