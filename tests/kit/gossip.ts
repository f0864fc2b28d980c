import { setTimeout as pause } from 'node:timers/promises';
import type { Entry } from 'shared-types/groups';
import { newKey } from '../../miniapp/src/kernel/once';
import { ApiError } from '../../miniapp/src/kernel/refusal';
import type { County, Held, Person } from './county';
import type { Fleet, Phone } from './fleet';
import { openLine, until } from './line';
import { headersOf } from './sessions';
import { openTalk, type Talk } from './talk';

/** What was answered with success: by number, under which words. */
export interface Heard {
  seq: number;
  text: string;
}
/** Of a hundred sayings, how many arrive a second time. */
const TWICE = 30;
/** Whoever comes back at once would starve a small machine. Milliseconds. */
const BACKOFF = { least: 30, more: 120 };

const rest = () => pause(BACKOFF.least + Math.random() * BACKOFF.more);

/** People who talk in a group and people who read along, whatever becomes of the processes that serve them. */
export class Gossip {
  readonly acked: Heard[] = [];
  readonly readers: Listener[] = [];
  /** Up to where everybody listened to the end; at night the group itself may say one thing more after that. */
  heardTo = 0;
  /** How often a stranger was let in. */
  strangers = 0;
  readonly broken: Promise<never>;
  private breaks: (error: unknown) => void = () => undefined;
  private loops: Promise<void>[] = [];
  private stopping = false;

  private constructor(
    readonly county: County,
    readonly talk: Talk,
    private readonly fleet: Fleet,
  ) {
    this.broken = new Promise((_, reject) => {
      this.breaks = reject;
    });
    this.broken.catch(() => undefined);
  }

  /** So many talk and so many listen; the listeners hang on the processes in turn. */
  static async begin(county: County, fleet: Fleet, { speakers = 6, listeners = 3 } = {}): Promise<Gossip> {
    const talk = await openTalk(county);
    const gossip = new Gossip(county, talk, fleet);
    for (let i = 0; i < listeners; i++) {
      const person = await talk.member(`听${i}`);
      const listener = new Listener(fleet, talk.groupId, i % 2, await headersOf(county, person));
      gossip.readers.push(listener);
      gossip.run(listener.listen());
    }
    for (let i = 0; i < speakers; i++) gossip.run(gossip.speak(await gossip.phone(await talk.member(`说${i}`)), i));
    gossip.run(gossip.intrude(await gossip.phone(await county.resident('外人'))));
    return gossip;
  }

  /** Waits until so many more sayings have been answered. */
  async more(n: number, within = 40_000): Promise<void> {
    const enough = this.acked.length + n;
    await Promise.race([until(() => this.acked.length >= enough || undefined, `${n} more sayings`, within), this.broken]);
  }

  /** Lets everybody end their sentence, and the listeners hear the end of it. */
  async finish(): Promise<number> {
    this.stopping = true;
    const [row] = await until(async () => {
      await Promise.race([Promise.all(this.loops.slice(this.readers.length)), this.broken]);
      return this.county.database.query<{ last: string }>('SELECT last_seq AS last FROM chat_group WHERE region = ? AND id = ?', [
        this.county.region,
        this.talk.groupId,
      ]);
    }, 'the last word');
    const last = Number(row?.last);
    this.heardTo = last;
    await Promise.all(
      this.readers.map((reader) =>
        until(() => reader.last() >= last || undefined, 'a listener to hear all', 10_000).catch(() => undefined),
      ),
    );
    this.abandon();
    return last;
  }

  abandon() {
    this.stopping = true;
    for (const reader of this.readers) reader.stop();
  }

  private run(loop: Promise<void>) {
    this.loops.push(loop.catch((error) => this.breaks(error)));
  }

  private async phone(person: Person | Held): Promise<Phone> {
    return this.fleet.client(await headersOf(this.county, person), TWICE);
  }

  private async speak(phone: Phone, who: number): Promise<void> {
    for (let i = 0; !this.stopping; i++) {
      const text = `第 ${who} 位的第 ${i} 句 ${newKey()}`;
      try {
        const { entry } = await phone.messages.say({ id: this.talk.groupId, clientId: newKey(), text });
        this.acked.push({ seq: entry.seq, text });
      } catch (error) {
        // Too fast, or nobody stood for a while: whether it was said, nobody knows; it was not acknowledged.
        if (!(error instanceof ApiError) && (error as Error).name !== 'Unknown') throw error;
        await rest();
      }
    }
  }

  private async intrude(phone: Phone): Promise<void> {
    while (!this.stopping) {
      const let_in = await phone.messages.say({ id: this.talk.groupId, clientId: newKey(), text: '混进来的' }).then(
        () => true,
        () => false,
      );
      if (let_in) this.strangers += 1;
      await pause(200);
    }
  }
}

/** A phone that reads along and comes back when its line breaks. */
class Listener {
  readonly log = new Map<number, string>();
  /** What came over the line, as it came. */
  readonly streamed: Heard[] = [];
  private stopped = false;
  private close: () => void = () => undefined;
  private pulling = false;
  private again = false;
  private readonly api: Phone;

  constructor(
    private readonly fleet: Fleet,
    private readonly groupId: string,
    private readonly slot: number,
    private readonly headers: Record<string, string>,
  ) {
    this.api = fleet.client(headers);
  }

  last = () => Math.max(0, ...this.log.keys());

  stop() {
    this.stopped = true;
    this.close();
  }

  async listen(): Promise<void> {
    while (!this.stopped) {
      await this.once().catch(() => undefined);
      await rest();
    }
  }

  private async once() {
    const line = await openLine(this.fleet.at(this.slot).url, this.headers.authorization?.slice('Bearer '.length) ?? '');
    this.close = () => line.socket.terminate();
    line.socket.on('message', (data) => {
      const frame = JSON.parse(String(data));
      if (frame.t === 'stream') for (const entry of frame.entries as Entry[]) this.hear(entry);
      if (frame.t === 'badge' && frame.last > this.last()) void this.pull();
    });
    line.say({ t: 'watch', subject: `group/${this.groupId}`, after: this.last() });
    await line.ended(600_000);
  }

  private hear({ seq, content }: Entry) {
    const text = content?.text ?? '';
    this.streamed.push({ seq, text });
    if (seq > this.last() + 1) void this.pull();
    else if (!this.log.has(seq)) this.log.set(seq, text);
  }

  /** Called while one is under way it asks once more: what came meanwhile may be the last word. */
  private async pull() {
    this.again = true;
    if (this.pulling) return;
    this.pulling = true;
    while (this.again) {
      this.again = false;
      const page = await this.api.messages.page({ id: this.groupId, after: this.last() }).catch(() => null);
      for (const { seq, content } of page?.entries ?? []) this.log.set(seq, content?.text ?? '');
    }
    this.pulling = false;
  }
}
