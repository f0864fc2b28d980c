import { Database } from '../../cloud/src/kernel/db/database';
import { DeadlinePoller } from '../../cloud/src/kernel/engine/deadline.poller';
import { ReactionPoller } from '../../cloud/src/kernel/engine/reaction.poller';
import { knownRounds } from '../../cloud/src/kernel/engine/round';
import { Ids } from '../../cloud/src/kernel/ids';
import { Clock } from '../../cloud/src/kernel/time/clock';
import { makeCounty } from './makers';
import { openService, type Service } from './service';
import { openSession } from './sessions';

export type County = Awaited<ReturnType<typeof openCounty>>;
export interface Person {
  id: string;
  name: string;
  phone: string;
}
export interface Held extends Person {
  postId: string;
  unitId: string;
}

/** A Monday, ten in the morning: an ordinary working hour. */
export const MONDAY_10 = '2026-11-23T10:00:00+08:00';

/** A county of its own for one test file: fresh places and people, a stopped clock, nothing deleted afterwards. */
export async function openCounty(options: { at?: string; service?: Service } = {}) {
  const service = options.service ?? (await openService());
  const database = await service.get(Database);
  const ids = await service.get(Ids);
  const clock = await service.get(Clock);
  const deadlines = await service.get(DeadlinePoller);
  const reactions = await service.get(ReactionPoller);
  const region = await freshRegion(database);
  clock.stop(region, new Date(options.at ?? MONDAY_10));
  const made = await makeCounty({ database, ids, region });

  const tick = async () => {
    let fired = 0;
    for (let pass = await deadlines.tick(region); pass > 0; pass = await deadlines.tick(region)) fired += pass;
    for (let pass = await reactions.tick(region); pass > 0; pass = await reactions.tick(region)) fired += pass;
    for (const round of knownRounds()) for (let pass = await round.tick(region); pass > 0; pass = await round.tick(region)) fired += pass;
    return fired;
  };

  return {
    ...made,
    region,
    service,
    database,
    /** The phone's own client, signed in as this person; a post holder acts in the post unless told otherwise. */
    as: async (person: Person | Held, post: 'post' | 'resident' = 'post') => {
      const { token } = await openSession(database, ids, clock, person.id);
      const headers: Record<string, string> = { authorization: `Bearer ${token}` };
      if (post === 'post' && 'postId' in person) headers['x-post'] = person.postId;
      return service.client(headers);
    },
    visitor: () => service.client(),
    now: () => clock.now(region),
    /** Sets the county's clock, runs what is due and lets the rooms react. */
    clock: async (at: string | Date) => {
      clock.stop(region, new Date(at));
      return tick();
    },
    later: (minutes: number) => new Date(clock.now(region).getTime() + minutes * 60_000),
    tick,
    close: () => service.close(),
  };
}

/** A county in which something goes wrong on purpose: the look at the whole database leaves it out. */
export async function openPlanted(service: Service) {
  const county = await openCounty({ service });
  await county.database.run("UPDATE division SET source = 'planted' WHERE region = ? AND level = 'county'", [county.region]);
  return county;
}

/** Claimed by inserting the county's own row: two test files at once never get the same. */
async function freshRegion(database: Database): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const region = String(900_000 + Math.floor(Math.random() * 99_999));
    const { affectedRows } = (await database.query(
      "INSERT IGNORE INTO division (region, code, parent, level, name, source) VALUES (?, ?, NULL, 'county', '试验区', 'test')",
      [region, region],
    )) as unknown as { affectedRows: number };
    if (affectedRows === 1) return region;
  }
  throw new Error('no region is free');
}
