import { Ids } from '../../cloud/src/kernel/ids';
import type { County } from './county';
import type { Ready } from './ready';

type Prepare = (county: County) => Promise<Ready>;

/** Somebody of the town has not seen what she must know, and the desk is to call her. */
async function toCall(county: County, taken: boolean): Promise<Ready> {
  const [caller, person, ids] = [await county.dispatcher(), await county.resident(), await county.service.get(Ids)];
  const [notice, id, subject] = [ids.next(), ids.next(), `errand/${ids.next()}`];
  await county.database.run(
    "INSERT INTO notice (region, id, person_id, subject, event_no, kind, title, body, at) VALUES (?, ?, ?, ?, 1, 'errand.accept', '有人接了', '请看看', ?)",
    [county.region, notice, person.id, subject, county.now()],
  );
  await county.database.run(
    "INSERT INTO delivery (region, id, notice_id, person_id, channel, state, town, due_at) VALUES (?, ?, ?, ?, 'call', 'open', ?, ?)",
    [county.region, id, notice, person.id, county.places.town, county.now()],
  );
  if (taken) await (await county.as(caller)).deliveries.take({ id });
  return { caller, args: { id } };
}

/** How to make every call about being told succeed. */
export const DELIVERY_CALLS: Record<string, Prepare> = {
  'deliveries.prefer': async (county) => ({
    caller: await county.resident(),
    args: { quiet: { from: '20:00', to: '08:00' }, wechat: true, sms: false },
  }),
  'deliveries.subscribe': async (county) => ({
    caller: await county.resident(),
    args: { answers: [{ templateId: 'T'.repeat(43), answer: 'accept' }] },
  }),
  'deliveries.seen': async (county) => ({ caller: await county.resident(), args: { subject: `errand/1${county.region}` } }),
  'deliveries.take': (county) => toCall(county, false),
  'deliveries.told': (county) => toCall(county, true),
  'deliveries.unreached': (county) => toCall(county, true),
};
