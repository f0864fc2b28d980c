import type { ErrandState, Request } from 'shared-types/errands';
import { moveErrand } from '../../cloud/src/errands/errand.move';
import { theClock } from '../../cloud/src/kernel/engine/timeline';
import type { ApiClient } from '../../miniapp/src/kernel/client';
import type { County, Held, Person } from './county';
import { rowOf } from './kernel';
import { aRequest } from './requests';

/** A matter, everybody who has to do with it, and their phones. */
export interface Matter {
  id: string;
  epoch: number;
  code: string;
  offerId: string;
  villager: Person;
  agent: Held;
  her: ApiClient;
  his: ApiClient;
}

/** The steps from one state to the next, as the people themselves would take them. */
const STEPS: Partial<Record<ErrandState, (county: County, m: Matter) => Promise<unknown>>> = {
  offered: async (county, m) => {
    await county.tick();
    m.offerId = (await m.his.visits.offers()).offers.find((o) => o.errandId === m.id)?.id ?? '';
  },
  accepted: async (_, m) => {
    m.epoch = (await m.his.visits.accept({ id: m.offerId })).epoch;
  },
  agreed: async (county, m) => {
    await m.his.visits.contact({ id: m.id, epoch: m.epoch, consents: true });
    await m.his.visits.agree({ id: m.id, epoch: m.epoch, from: county.later(60).toISOString(), to: county.later(120).toISOString() });
    m.code = (await m.her.errands.show({ id: m.id })).visitCode ?? '';
  },
  on_the_way: (_, m) => m.his.visits.setOut({ id: m.id, epoch: m.epoch }),
  arrived: (_, m) => m.his.visits.arrive({ id: m.id, epoch: m.epoch, code: m.code }),
  done: (_, m) => m.his.visits.finish({ id: m.id, epoch: m.epoch, outcome: 'solved' }),
  confirmed: (_, m) => m.her.errands.confirm({ id: m.id, outcome: 'solved' }),
};
const ORDER: ErrandState[] = ['open', 'offered', 'accepted', 'agreed', 'on_the_way', 'arrived', 'done', 'confirmed'];

/** A matter brought into a state by the acts that lead there. One agent of the village's station stands ready unless given; `alarmed` lets the desk see it. */
export async function matterIn(
  county: County,
  state: ErrandState,
  over: { request?: Partial<Request>; agent?: Held; alarmed?: boolean } = {},
): Promise<Matter> {
  const villager = await county.resident();
  const agent = over.agent ?? (await county.agent());
  const [her, his] = [await county.as(villager), await county.as(agent)];
  const { id } = await her.errands.send(aRequest(county, over.request));
  const matter: Matter = { id, epoch: 1, code: '', offerId: '', villager, agent, her, his };
  if (over.alarmed) await alarm(county, id);
  for (const next of ORDER.slice(1, ORDER.indexOf(state) + 1)) await STEPS[next]?.(county, matter);
  return matter;
}

/** The desk hears of a matter, and so may see it in every state it comes to. */
async function alarm(county: County, id: string) {
  const row = await rowOf(county, id);
  await county.database.inTransaction((tx) =>
    moveErrand(tx, row, 'alarm', { by: theClock, at: county.now(), change: { alarmedAt: county.now() }, facts: { why: 'nobody' } }),
  );
}

/** How a call ended, for expectations on several at once: `ok` or the code of the refusal. */
export const ending = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error) => String((error as { code?: string }).code ?? error),
  );
