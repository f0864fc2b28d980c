import { newKey } from './once';
import { ApiError, wordsOf } from './refusal';

export type ActState = 'queued' | 'sent' | 'conflict';
/** One act of a person, kept until the service has answered it. */
export interface Act {
  id: string;
  /** The idempotency key: however often it is sent, it happens once. */
  once: string;
  /** `errand/12`; acts on one subject keep their order. */
  subject: string;
  /** What the person did, in words: 「到了赵玉成家」. */
  title: string;
  /** Which call, `room.name`. */
  call: string;
  args: Record<string, unknown>;
  at: number;
  state: ActState;
  /** The other text of a conflict: what the service said. */
  problem: string | null;
}
/** Who did it: acts go out in the name of whoever did them, or wait. */
export interface Queued extends Act {
  who: string;
}
export type Intent = Pick<Queued, 'subject' | 'title' | 'call' | 'args' | 'who'>;

export interface OutboxNeeds {
  load: () => Queued[];
  save: (acts: Queued[]) => void;
  perform: (act: Queued) => Promise<unknown>;
  who: () => string;
  onSent: (act: Queued, reply: unknown) => void;
  /** Whether a refused act holds back what came after it on its subject; it does unless told otherwise. */
  holds?: (act: Queued) => boolean;
}

/** The service has decided; sending the same again would not change its mind. */
const isFinal = (error: unknown): error is ApiError =>
  error instanceof ApiError &&
  ((error.status >= 400 && error.status < 500 && ![401, 408, 429].includes(error.status)) || error.code === 'UNEXPECTED_REPLY');

/** Acts that survive a killed app and a missing network. */
export class Outbox {
  private acts: Queued[];
  private running: Promise<void> | null = null;
  private again = false;
  private readonly watchers = new Set<() => void>();

  constructor(private readonly needs: OutboxNeeds) {
    this.acts = needs.load();
  }

  list = (): readonly Queued[] => this.acts;

  watch = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };

  /** Keeps the act, sends what can be sent, and says how this one stands. */
  async add(intent: Intent): Promise<Queued> {
    const act: Queued = { ...intent, id: newKey(), once: newKey(), at: Date.now(), state: 'queued', problem: null };
    this.change([...this.acts, act]);
    await this.flush();
    return this.acts.find(({ id }) => id === act.id) ?? { ...act, state: 'sent' };
  }

  /** Sends everything that may go, oldest first. One run at a time; a call during a run makes one more. */
  flush(): Promise<void> {
    this.again = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Gives an act up; what came after it on the same subject goes on. */
  async discard(id: string) {
    this.change(this.acts.filter((act) => act.id !== id));
    await this.flush();
  }

  /** Once more with a new key: the refused attempt is settled, this is a new intention. */
  async retry(id: string) {
    this.put(id, { state: 'queued', problem: null, once: newKey() });
    await this.flush();
  }

  clear() {
    this.change([]);
  }

  private async run() {
    while (this.again) {
      this.again = false;
      await this.pass();
    }
  }

  private async pass() {
    const held = new Set<string>();
    for (const { id } of [...this.acts]) {
      const act = this.acts.find((each) => each.id === id);
      if (!act || act.who !== this.needs.who() || held.has(act.subject)) continue;
      if (act.state === 'conflict' ? this.holds(act) : !(await this.sent(act))) held.add(act.subject);
    }
  }

  private holds = (act: Queued) => this.needs.holds?.(act) ?? true;

  /** What still waits for an answer, in whose name ever. */
  waits = () => this.acts.some(({ state }) => state === 'queued');

  private async sent(act: Queued): Promise<boolean> {
    let reply: unknown;
    try {
      reply = await this.needs.perform(act);
    } catch (error) {
      if (!isFinal(error)) return false;
      this.put(act.id, { state: 'conflict', problem: wordsOf(error) });
      return !this.holds(act);
    }
    // Told before it leaves the list of what waits: what is said would be gone from the screen for a moment.
    this.needs.onSent({ ...act, state: 'sent' }, reply);
    this.change(this.acts.filter(({ id }) => id !== act.id));
    return true;
  }

  private put(id: string, change: Partial<Queued>) {
    this.change(this.acts.map((act) => (act.id === id ? { ...act, ...change } : act)));
  }

  private change(acts: Queued[]) {
    this.acts = acts;
    this.needs.save(acts);
    for (const watcher of this.watchers) watcher();
  }
}
