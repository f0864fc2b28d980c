import { setTimeout as pause } from 'node:timers/promises';
import { newKey } from '../../miniapp/src/kernel/once';
import { ApiError } from '../../miniapp/src/kernel/refusal';
import type { County, Held, Person } from './county';
import type { Fleet, Phone } from './fleet';
import { until } from './line';
import { aRequest } from './requests';
import { headersOf } from './sessions';

/** One act that was answered with success. */
export interface Answered {
  life: number;
  command: string;
  id: string;
}

const ALWAYS = [0, 1, 2, 3, 4, 5, 6].map((weekday): [number, number, number] => [weekday, 0, 1440]);

/** Anything but success of a read, or a refusal because somebody else was quicker: tried again. */
const PASSING = ['MATTER_MOVED_ON', 'OFFER_GONE', 'UNAVAILABLE', 'IN_PROGRESS'];

/** People who carry requests from sending to confirmed, whatever becomes of the processes that serve them. */
export class Crowd {
  readonly answered: Answered[] = [];
  readonly sent = new Map<string, number>();
  readonly people: Person[] = [];
  readonly began: Date;
  private lives = 0;
  private stopping = false;
  private loops: Promise<void>[] = [];
  private failure: unknown = null;
  /** Rejects as soon as anybody meets what no trouble explains. */
  readonly broken: Promise<never>;
  private breaks: (error: unknown) => void = () => undefined;

  constructor(
    private readonly county: County,
    private readonly fleet: Fleet,
    /** Before a service with a planted bug: whoever is refused begins another life. */
    private readonly patient = false,
  ) {
    this.began = county.database.clock.now();
    this.broken = new Promise((_, reject) => {
      this.breaks = reject;
    });
    this.broken.catch(() => undefined);
  }

  /** Begins with this many lives side by side; each loop has an agent of its own. */
  async begin(loops: number): Promise<void> {
    await neverNight(this.county);
    for (let i = 0; i < loops; i++) {
      const agent = await this.county.agent({ shifts: ALWAYS });
      this.people.push(agent);
      this.loops.push(this.loop(agent).catch((error) => this.fail(error)));
    }
  }

  /** Waits until this many more acts have been answered. */
  async more(acts: number, within = 60_000): Promise<void> {
    const enough = this.answered.length + acts;
    await until(() => this.calm() && (this.answered.length >= enough || undefined), `${acts} more acts to be answered`, within);
  }

  /** Lets every life under way come to its end. */
  async finish(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.loops);
    this.calm();
  }

  /** Whoever is still under way gives up after the next failure. */
  abandon() {
    this.stopping = true;
  }

  private fail(error: unknown) {
    this.failure ??= error;
    this.breaks(error);
  }

  private calm(): true {
    if (this.failure) throw this.failure;
    return true;
  }

  private async loop(agent: Held): Promise<void> {
    while (!this.stopping) {
      await this.live(agent).catch((error) => {
        if (!this.patient || !(error instanceof ApiError)) throw error;
      });
    }
  }

  private async live(agent: Held): Promise<void> {
    const life = this.lives++;
    const villager = await patiently(() => this.county.resident(`第${life}位`));
    this.people.push(villager);
    const [her, his] = [await this.phone(villager), await this.phone(agent)];
    const said = (command: string, id: string) => this.answered.push({ life, command, id });
    const { id } = await her.errands.send(aRequest(this.county, life % 2 ? { urgent: { kind: 'bedridden', reason: '起不来床' } } : {}));
    said('send', id);
    this.sent.set(villager.id, 1);
    if (life % 2) await this.asked(her, id);
    const { epoch } = await insist((once) => his.visits.pick({ id }, once));
    said('pick', id);
    const when = inAnHour();
    let digits: string | null = null;
    // Read out once: when he has arrived, it is gone from her phone.
    const code = async () => {
      digits ??= (await her.errands.show({ id })).visitCode;
      return digits ?? '';
    };
    const steps: [string, (once: string) => Promise<unknown>][] = [
      ['contact', (once) => his.visits.contact({ id, epoch, consents: true }, once)],
      ['agree', (once) => his.visits.agree({ id, epoch, ...when }, once)],
      ['arrive', async (once) => his.visits.arrive({ id, epoch, code: await code() }, once)],
      ['finish', (once) => his.visits.finish({ id, epoch, outcome: 'solved' }, once)],
      ['confirm', (once) => her.errands.confirm({ id, outcome: 'solved' }, once)],
    ];
    for (const [command, step] of steps) {
      await insist(step);
      said(command, id);
    }
  }

  /** An urgent one is offered to somebody by the engine, whichever process it runs in; only then does ours take it. */
  private async asked(her: Phone, id: string): Promise<void> {
    const offered = async () => {
      const { state } = await insist(() => her.errands.show({ id }));
      return state !== 'open' || undefined;
    };
    await until(offered, 'an agent to be asked', 8_000).catch(() => undefined);
  }

  private async phone(person: Person | Held): Promise<Phone> {
    return this.fleet.client(await patiently(() => headersOf(this.county, person)), 10);
  }
}

const inAnHour = () => {
  const now = Date.now();
  return { from: new Date(now + 3_600_000).toISOString(), to: new Date(now + 7_200_000).toISOString() };
};

/** What somebody does whose act is refused because the matter has moved meanwhile, or who heard nothing: the same act again, under its own key. */
async function insist<T>(act: (once: string) => Promise<T>): Promise<T> {
  const once = newKey();
  for (let tries = 0; ; tries++) {
    try {
      return await act(once);
    } catch (error) {
      const passing = error instanceof ApiError ? PASSING.includes(error.code) : (error as Error).name === 'Unknown';

      if (!passing || tries > 300) throw error;
      await pause(30 + Math.random() * 100);
    }
  }
}

/** The makers write to the database directly, which may be away just now. */
async function patiently<T>(make: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await make();
    } catch (error) {
      if (tries > 200) throw error;
      await pause(50);
    }
  }
}

/** Whatever hour these tests are run at: an urgent request may be sent, and an agent asked. */
const neverNight = ({ database, region }: County) =>
  database.run(
    "INSERT INTO rule (region, name, effective_from, value, source) VALUES (?, 'quiet.from', '2024-06-01', '24:00', 'test'), (?, 'quiet.to', '2024-06-01', '00:00', 'test')",
    [region, region],
  );
