import { setTimeout as pause } from 'node:timers/promises';
import { clientOf, type Outgoing, type Send } from '../../miniapp/src/kernel/client';
import { call } from './http';
import { until } from './line';
import { startProcess } from './process';
import { sendTo } from './service';

type Process = Awaited<ReturnType<typeof startProcess>>;
type Env = Record<string, string>;

/** Several processes of the service on one database, any of which may be gone at any time. */
export class Fleet {
  private slots: (Process | null)[] = [];
  private turn = 0;
  private resting = new Set<number>();
  private closed = false;

  constructor(private readonly env: Env = {}) {}

  /** Starts the process of this place (again), with a plan of its own where given. */
  async start(slot: number, env: Env = {}): Promise<void> {
    this.slots[slot] = null;
    const started = await startProcess({ ENGINE: '1', LOG_LEVEL: 'warn', ...this.env, ...env });
    if (this.closed) await started.stop('SIGKILL');
    else this.slots[slot] = started;
  }

  /** Starts it with a moment to die at, and waits until it has; it may well die before it has answered anybody. */
  async die(slot: number, plan: string): Promise<void> {
    await this.end(slot);
    try {
      await this.start(slot, { CRASH_AT: plan });
    } catch {
      return;
    }
    await this.gone(slot);
  }

  at(slot: number): Process {
    const process = this.slots[slot];
    if (!process) throw new Error(`no process stands in place ${slot}`);
    return process;
  }

  /** Waits until the process of this place has ended by itself. */
  async gone(slot: number, within = 40_000): Promise<void> {
    const process = this.at(slot);
    await until(() => process.ended() || undefined, 'a process to meet its end', within);
    this.slots[slot] = null;
  }

  async end(slot: number, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const process = this.slots[slot];
    this.slots[slot] = null;
    await process?.stop(signal);
  }

  signal(slot: number, signal: NodeJS.Signals) {
    process.kill(this.at(slot).pid, signal);
  }

  /** Whether calls are led past a place. */
  rest(slot: number, resting: boolean) {
    if (resting) this.resting.add(slot);
    else this.resting.delete(slot);
  }

  /** What the first process that stands says to a stranger, and how long it took. Milliseconds. */
  async ask(path: string): Promise<{ status: number; ms: number }> {
    const process = this.slots.find((one) => one !== null && !one.ended());
    const began = performance.now();
    // Not `fetch`: the first of a process loads what it is made of, which counts as the service's delay.
    const { status } = await call(`${process?.url}${path}`);
    return { status, ms: performance.now() - began };
  }

  /** Waits until a stranger who asks again and again has an answer. */
  async served(path: string, within: number): Promise<void> {
    await until(async () => (await this.ask(path)).status === 200 || undefined, 'a stranger to be served again', within);
  }

  /** Places whose process has ended without being asked to. */
  ended(): number[] {
    return this.slots.flatMap((process, slot) => (process?.ended() ? [slot] : []));
  }

  /** The last lines that the processes of today have printed. */
  printed(): string {
    return this.slots.map((process) => process?.printed().slice(-2000) ?? '').join('\n');
  }

  async endAll(): Promise<void> {
    this.closed = true;
    await Promise.all(this.slots.map((_, slot) => this.end(slot, 'SIGTERM')));
  }

  /** Somebody's calls, each try to the next process that stands, as behind one address. `twice` of a hundred arrive a second time. */
  client(headers: Record<string, string>, twice = 0) {
    return clientOf(this.sending(headers, twice), {
      tries: 400,
      pause: async () => void (this.closed || (await pause(30 + Math.random() * 120))),
    });
  }

  private sending =
    (headers: Record<string, string>, twice: number): Send =>
    async (request: Outgoing) => {
      const standing = this.slots.filter(
        (process, slot): process is Process => process !== null && !process.ended() && !this.resting.has(slot),
      );
      const process = standing[this.turn++ % standing.length];
      if (!process || this.closed) throw new Error('nobody stands');
      const send = sendTo(process.url, headers);
      if (request.once && Math.random() * 100 < twice) void send(request).catch(() => undefined);
      return send(request);
    };
}

export type Phone = ReturnType<Fleet['client']>;
