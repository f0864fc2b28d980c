import type { Actor } from 'shared-types/kernel/actor';
import { aRequest, holders, makeResidents, REGION, villagesOf } from './people';
import type { Stand } from './stand';

export const MONDAY = '2026-11-23T00:00:00+08:00';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PER_WORKDAY = 60;
const PER_WEEKEND = 12;
const ITEMS = ['YL01', 'SB03', 'YB05', null] as const;

/** How the people of the county behave: chosen, not measured. Every number here is an assumption of the simulation. */
const HABITS = { declines: 0.15, letsPass: 0.1, answersAfter: 9 * MINUTE, visitAfter: 5 * HOUR, dispatcherLooksEvery: HOUR };

/** The same numbers in every run (mulberry32). */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Happening {
  at: number;
  act: () => Promise<unknown>;
}

/** One week, minute by minute: requests come, agents answer or do not, visit, finish; dispatchers look at what alarms them. Gives how many were sent. */
export async function liveWeek(stand: Stand): Promise<number> {
  const week = await new Week(stand, dice(150_205)).prepared();
  await week.live();
  return week.sent;
}

class Week {
  sent = 0;
  private readonly plan: Happening[] = [];
  private readonly start = Date.parse(MONDAY);
  private readonly answered = new Set<string>();
  private agents = new Map<string, Actor>();

  constructor(
    private readonly stand: Stand,
    private readonly roll: () => number,
  ) {}

  async prepared() {
    const { database } = this.stand;
    this.agents = new Map((await holders(database, 'agent')).map((agent) => [agent.postId ?? '', agent]));
    const [villages, people] = [await villagesOf(database), await makeResidents(this.stand, 400)];
    for (let day = 0; day < 7; day++) {
      for (let i = day < 5 ? PER_WORKDAY : PER_WEEKEND; i > 0; i--) this.planRequest(day, villages, people);
    }
    const dispatchers = await holders(database, 'dispatcher');
    for (let at = this.start + 9 * HOUR; at < this.start + 7 * DAY; at += HABITS.dispatcherLooksEvery) {
      for (const dispatcher of dispatchers) this.plan.push({ at, act: () => this.lookAtDesk(dispatcher) });
    }
    return this;
  }

  private planRequest(day: number, villages: string[], people: Actor[]) {
    const at = this.start + day * DAY + 8 * HOUR + Math.floor(this.roll() * 600) * MINUTE;
    const [person, village] = [people[this.plan.length % people.length], villages[Math.floor(this.roll() * villages.length)]];
    const item = ITEMS[Math.floor(this.roll() * ITEMS.length)] ?? null;
    if (!person || !village) throw new Error('the demo county is empty');
    this.plan.push({ at, act: () => this.stand.sender.send(person, aRequest(village, item)).then(() => this.sent++) });
  }

  async live() {
    const { clock, deadlines } = this.stand;
    for (let at = this.start; at < this.start + 7 * DAY; at += MINUTE) {
      clock.stop(REGION, new Date(at));
      const due = this.plan.filter((happening) => happening.at <= at).sort((a, b) => a.at - b.at);
      for (const happening of due) {
        this.plan.splice(this.plan.indexOf(happening), 1);
        await this.happen(happening);
      }
      if ((await deadlines.tick(REGION)) > 0) await this.hearOffers(at);
    }
  }

  /** Coming too late is part of life; anything but a refusal is a fault. */
  private async happen({ act }: Happening) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && 'status' in error)) throw error;
    }
  }

  /** Every agent who is newly asked decides when to answer, and what. */
  private async hearOffers(at: number) {
    const offers = await this.stand.database.query<{ id: string; post: string; errand: string }>(
      "SELECT id, post_id AS post, errand_id AS errand FROM offer WHERE region = ? AND state = 'open' ORDER BY id",
      [REGION],
    );
    for (const { id, post, errand } of offers.filter((offer) => !this.answered.has(offer.id))) {
      this.answered.add(id);
      const [agent, mood, delay] = [this.agents.get(post), this.roll(), -Math.log(1 - this.roll()) * HABITS.answersAfter];
      if (!agent || mood < HABITS.letsPass) continue;
      const declines = mood < HABITS.letsPass + HABITS.declines;
      this.plan.push({
        at: at + delay,
        act: () => (declines ? this.stand.answers.decline(agent, id, 'busy', null) : this.take(agent, id, errand, at + delay)),
      });
    }
  }

  private async take(agent: Actor, offer: string, errand: string, at: number) {
    const { epoch } = await this.stand.answers.accept(agent, offer);
    this.visit(agent, errand, epoch, at);
  }

  /** Call, arrive, finish: what frees the agent's hands again. */
  private visit(agent: Actor, errand: string, epoch: number, at: number) {
    const { visits } = this.stand;
    const there = at + HABITS.visitAfter * (0.5 + this.roll());
    this.plan.push({ at: at + 20 * MINUTE, act: () => visits.contact(agent, errand, epoch, true) });
    this.plan.push({ at: there, act: () => visits.arrive(agent, errand, epoch, null) });
    this.plan.push({ at: there + 40 * MINUTE, act: () => visits.finish(agent, errand, epoch, 'solved', null) });
  }

  /** Gives what alarmed the desk and still has nobody to the best who could. */
  private async lookAtDesk(dispatcher: Actor) {
    const { database, designation, clock } = this.stand;
    const alarmed = await database.query<{ id: string }>(
      "SELECT id FROM errand WHERE region = ? AND state = 'open' AND alarmed_at IS NOT NULL AND (? IS NULL OR town = ?) ORDER BY id",
      [REGION, dispatcher.town, dispatcher.town],
    );
    for (const { id } of alarmed) {
      const able = (await designation.candidates(dispatcher, id)).filter(
        (c) => !['on_leave', 'is_party', 'same_address'].includes(c.verdict),
      );
      const agent = this.agents.get(able[0]?.postId ?? '');
      if (!agent) continue;
      const { epoch } = await designation.designate(dispatcher, id, agent.postId ?? '', '没人接单,请您跑一趟');
      this.visit(agent, id, epoch, clock.now(REGION).getTime());
    }
  }
}
