import { recordEvent } from '../../../cloud/src/kernel/engine/event';
import { Ids } from '../../../cloud/src/kernel/ids';
import type { County } from '../county';
import { withTemplates } from '../templates';
import { TEMPLATE_IDS } from '../wechat/fake.account';
import type { Ready } from './ready';

type Prepare = (county: County) => Promise<Ready>;

/** Something somebody should know of, at ten on a Monday. */
async function happened(county: County, type: string) {
  const person = await county.resident();
  const subject = `errand/${(await county.service.get(Ids)).next()}`;
  const facts = { requester: person.id, town: county.places.town };
  await county.database.inTransaction((tx) =>
    recordEvent(tx, { region: county.region, subject, no: 1, type, at: county.now().toISOString(), facts }),
  );
  await county.tick();
  return { person, subject };
}

async function notified(county: County): Promise<Ready> {
  const { person } = await happened(county, 'errand.accept');
  const [notice] = (await (await county.as(person)).notices.list({})).notices;
  return { caller: person, args: { id: notice!.id } };
}

/** Nobody saw it, and it stands on the list of the first town. */
const toCall =
  (args: (id: string) => Record<string, unknown>): Prepare =>
  async (county) => {
    const { subject } = await happened(county, 'errand.stop');
    await county.clock('2026-11-24T10:00:00+08:00');
    const caller = await county.dispatcher();
    const { calls } = await (await county.as(caller)).deliveries.calls();
    const { id } = calls.find((call) => call.subject === subject)!;
    const holds = (reply: never) => (reply as { calls?: { id: string }[] }).calls?.some((call) => call.id === id) ?? true;
    return { caller, args: args(id), holds };
  };
const withId = (id: string) => ({ id });

/** How to make every call about being told something succeed. */
export const NOTICE_CALLS: Record<string, Prepare> = {
  'notices.read': notified,
  'deliveries.prefer': async (county) => ({
    caller: await county.resident(),
    args: { quiet: { from: '20:00', to: '08:00' }, wechat: true, sms: false },
  }),
  'deliveries.subscribe': async (county) => {
    withTemplates();
    return { caller: await county.resident(), args: { answers: [{ templateId: TEMPLATE_IDS.progress, answer: 'accept' }] } };
  },
  'deliveries.seen': async (county) => {
    const { person, subject } = await happened(county, 'errand.miss');
    return { caller: person, args: { subject } };
  },
  'deliveries.calls': toCall(() => ({})),
  'deliveries.take': toCall(withId),
  'deliveries.told': toCall(withId),
  'deliveries.unreached': toCall(withId),
};
