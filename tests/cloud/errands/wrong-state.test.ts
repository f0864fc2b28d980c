import { ERRAND_STATES, type ErrandCommand, type ErrandState, errandMachine } from 'shared-types/errands';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { type County, type Held, openCounty } from '../../kit/county';
import { ending, type Matter, matterIn } from '../../kit/matters';

let county: County;
let service: County['service'] | undefined;
beforeEach(async () => {
  county = await openCounty({ service });
  service = county.service;
});
afterAll(() => service?.close());

interface Scene extends Matter {
  desk: ApiClient;
  other: Held;
  otherPhone: ApiClient;
}

/** How each command that a person may give is given. What only the clock gives has no route at all. */
const CALLS: Partial<Record<ErrandCommand, (s: Scene) => Promise<unknown>>> = {
  accept: ({ his, offerId }) => his.visits.accept({ id: offerId }),
  decline: ({ his, offerId }) => his.visits.decline({ id: offerId, reason: 'busy' }),
  pick: ({ otherPhone, id }) => otherPhone.visits.pick({ id }),
  designate: ({ desk, id, other }) => desk.desk.designate({ id, postId: other.postId, reason: '离得近' }),
  hurry: ({ desk, id }) => desk.desk.hurry({ id, urgent: 'bedridden', reason: '卧床' }),
  contact: ({ his, id, epoch }) => his.visits.contact({ id, epoch, consents: true }),
  agree: ({ his, id, epoch }) => his.visits.agree({ id, epoch, from: county.later(60).toISOString(), to: county.later(90).toISOString() }),
  ask_time: ({ her, id }) => her.errands.askTime({ id, day: null, part: 'morning' }),
  set_out: ({ his, id, epoch }) => his.visits.setOut({ id, epoch }),
  arrive: ({ his, id, epoch, code }) => his.visits.arrive({ id, epoch, code: code || '0000' }),
  miss: ({ his, id, epoch }) => his.visits.miss({ id, epoch }),
  relocate: ({ his, id, epoch }) => his.visits.relocate({ id, epoch, division: county.places.nextVillage }),
  hand_up: ({ his, id, epoch }) => his.visits.handUp({ id, epoch, reason: 'too_hard' }),
  stop: ({ his, id, epoch }) => his.visits.stop({ id, epoch, reason: '不办了' }),
  finish: ({ his, id, epoch }) => his.visits.finish({ id, epoch, outcome: 'solved' }),
  withdraw: ({ her, id }) => her.errands.withdraw({ id }),
  resume: ({ her, id }) => her.errands.resume({ id }),
  confirm: ({ her, id }) => her.errands.confirm({ id, outcome: 'solved' }),
  reopen: ({ her, id }) => her.errands.confirm({ id, outcome: 'not' }),
};

/** What somebody has just done, or has in hand: done once more it is shown as it stands. */
const SHOWN: Partial<Record<ErrandCommand, readonly ErrandState[]>> = {
  accept: ['accepted', 'agreed', 'on_the_way', 'arrived'],
  set_out: ['on_the_way'],
  arrive: ['arrived'],
  finish: ['done'],
  confirm: ['confirmed', 'closed'],
  withdraw: ['withdrawn'],
};

/** A refusal that says: not now, or not any more, or not yours. */
const REFUSED = ['MATTER_MOVED_ON', 'NOT_FOUND', 'OFFER_GONE', 'ALREADY_TAKEN', 'STALE_ASSIGNMENT'];

async function sceneIn(state: ErrandState): Promise<Scene> {
  const matter = await matterIn(county, state === 'closed' ? 'confirmed' : state === 'withdrawn' ? 'open' : state, { alarmed: true });
  if (state === 'withdrawn') await matter.her.errands.withdraw({ id: matter.id });
  if (state === 'closed') await county.clock('2026-12-10T10:00:00+08:00');
  const other = await county.agent({ unit: county.units.nextStation });
  return { ...matter, other, otherPhone: await county.as(other), desk: await county.as(await county.dispatcher()) };
}

const rows = ERRAND_STATES.flatMap((state) =>
  (Object.keys(CALLS) as ErrandCommand[])
    .filter((command) => !errandMachine[command].from.includes(state as never))
    .map((command) => [command, state] as const),
);

describe('a command in a state it does not leave', () => {
  it.each(ERRAND_STATES)('is refused in %s, or shown where it has just been done, and changes nothing', async (state) => {
    const scene = await sceneIn(state);
    const read = () => county.database.query('SELECT state, version FROM errand WHERE region = ? AND id = ?', [county.region, scene.id]);
    const before = await read();
    const illegal = rows.filter(([, s]) => s === state).map(([command]) => command);
    expect(illegal.length).toBeGreaterThan(3);
    for (const command of illegal) {
      const call = CALLS[command];
      const end = await ending(call?.(scene) as Promise<unknown>);
      expect([command, SHOWN[command]?.includes(state) ? end === 'ok' : REFUSED.includes(end)]).toEqual([command, true]);
    }
    expect(await read()).toEqual(before);
  });
});

describe('a command in a state it leaves', () => {
  // Taking up what an agent stopped, and arriving by telephone without a visit, are stories of their own (tests/journeys).
  const legal = (Object.keys(CALLS) as ErrandCommand[])
    .filter((c) => c !== 'resume')
    .flatMap((command) => errandMachine[command].from.map((state) => [command, state] as const))
    .filter(([command, state]) => !(command === 'arrive' && state === 'accepted'));
  it.each(legal)('%s works from %s and reaches the state of its row', async (command, state) => {
    const scene = await sceneIn(state);
    expect(await ending(CALLS[command]?.(scene) as Promise<unknown>)).toBe('ok');
    const [row] = await county.database.query<{ state: string }>('SELECT state FROM errand WHERE region = ? AND id = ?', [
      county.region,
      scene.id,
    ]);
    const { to } = errandMachine[command];
    expect(row?.state).toBe(to === 'same' ? state : to);
  });
});
