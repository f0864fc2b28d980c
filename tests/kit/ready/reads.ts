import type { County } from '../county';
import { matterIn } from '../matters';
import { newPhone } from '../sign-in';
import { draftBy } from './catalogue';
import type { Ready } from './ready';

type Prepare = (county: County) => Promise<Ready>;

const visitor =
  (args: (county: County) => Record<string, unknown> = () => ({})): Prepare =>
  async (county) => ({ caller: null, args: args(county) });
const resident =
  (args: Record<string, unknown> = {}): Prepare =>
  async (county) => ({ caller: await county.resident(), args });
const dispatcher =
  (args: Record<string, unknown> = {}): Prepare =>
  async (county) => ({ caller: await county.dispatcher(), args });
const administrator =
  (args: Record<string, unknown> = {}): Prepare =>
  async (county) => ({ caller: await county.administrator(), args });

/** How to make every call that only looks, and needs nothing brought about first, succeed. */
export const READ_CALLS: Record<string, Prepare> = {
  'system.openapi': visitor(),
  'system.health': visitor(),
  'system.engine': administrator(),
  'people.demoPeople': async (county) => {
    // Where nobody is of the demo, this door is not there.
    const { id } = await county.resident();
    await county.database.run("INSERT INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, 1, '村民', '看看')", [
      id,
      county.region,
    ]);
    return { caller: null, args: {} };
  },
  'people.me': resident(),
  'people.sessions': resident(),
  'staff.units': dispatcher(),
  'staff.invitations': dispatcher(),
  'staff.look': async (county) => {
    const hers = await county.as(await county.dispatcher());
    const { token } = await hers.staff.invite({
      unitId: county.units.station,
      role: 'agent',
      kind: 'part_time',
      name: '白灵',
      phone: newPhone(),
    });
    return { caller: null, args: { token } };
  },
  'secondFactor.show': dispatcher(),
  'consent.documents': visitor(),
  'consent.mine': resident(),
  'myData.export': resident(),
  'myData.erasure': resident(),
  'directory.counties': visitor(),
  'directory.divisions': visitor(({ places }) => ({ parent: places.town })),
  'directory.units': visitor(({ places }) => ({ division: places.village })),
  'directory.unit': visitor(({ units, region }) => ({ id: units.station, region })),
  'directory.agent': async (county) => ({ caller: null, args: { id: (await county.agent()).postId, region: county.region } }),
  'directory.roster': dispatcher(),
  'catalogue.list': visitor(({ region }) => ({ region, q: '养老', category: '养老服务' })),
  'catalogue.guide': visitor(({ region }) => ({ region, code: 'YL01' })),
  'catalogue.lists': visitor(({ region }) => ({ region })),
  'edits.list': administrator({ list: 'open' }),
  'edits.show': async (county) => {
    const caller = await county.administrator();
    return { caller, args: { id: (await draftBy(county, caller)).id } };
  },
  'edits.standing': administrator({ code: 'YL01' }),
  'edits.conflicts': administrator(),
  'edits.units': administrator(),
  'codes.look': async (county) => {
    const hers = await county.as(await county.dispatcher());
    const { code } = await hers.codes.make({ kind: 'unit', id: county.units.station });
    return { caller: null, args: { code } };
  },
  'errands.promise': resident({ item: 'YL01', urgent: 'no' }),
  'errands.lookUp': async (county) => {
    const { id, her, villager } = await matterIn(county, 'open');
    return { caller: null, args: { number: (await her.errands.show({ id })).number, last4: villager.phone.slice(-4) } };
  },
  'notices.list': resident(),
  'deliveries.preferences': resident(),
  'deliveries.subscriptions': resident(),
};
