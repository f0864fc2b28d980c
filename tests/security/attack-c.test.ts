import { Ids } from '../../cloud/src/kernel/ids';
import { aim, EVERY_CALL, type Target } from '../kit/attack';
import { type County, type Held, openCounty, type Person } from '../kit/county';
import { group } from '../kit/makers.groups';
import { matterIn } from '../kit/matters';
import { allRoutes, routeOf } from '../kit/routes';
import { headersOf } from '../kit/sessions';
import { standing } from '../kit/standing';
import { statementsOf } from '../kit/statements';
import { shopOf } from '../kit/talk';

let first: County;
beforeAll(async () => {
  first = await openCounty();
});
afterAll(() => first.close());

/** Somebody of the same role whom it does not concern: of another town, and where a role has none of another county. */
async function stranger({ caller, county }: Target): Promise<Person | Held> {
  if (!caller || !('postId' in caller)) return county.resident();
  const [post] = await county.database.query<{ role: string }>('SELECT role FROM post WHERE id = ?', [caller.postId]);
  if (post?.role === 'agent') return county.agent({ unit: county.units.otherTown });
  if (post?.role === 'clerk') return county.clerk(county.units.otherTown);
  return post?.role === 'dispatcher' ? county.dispatcher(county.units.otherTown) : first.administrator();
}

/** A door is there for whoever comes to it, but for the leaders': that one is as if it were not there. */
const shut = async ({ county }: Target) => group(await shopOf(county), { axis: 'escalation' });
const HIDDEN: Record<string, (target: Target) => Promise<string>> = { 'doors.show': shut, 'doors.ask': shut };

const onOne = Object.keys(EVERY_CALL).filter((name) => routeOf(name).path.includes(':id') && routeOf(name).roles !== 'public');

it.each(onOne)(
  'xC2 xC11 V8.2.2 %s tells a stranger by nothing, not even by how long it takes, whether there is such a thing',
  async (name) => {
    const target = await aim(name, first);
    const id = await HIDDEN[name]?.(target);
    if (id) Object.assign(target.args, { id });
    const headers = await headersOf(target.county, await stranger(target));
    await target.county.service.raw('/me', { headers });
    const before = await standing(target);
    const none = (await target.county.service.get(Ids)).next();
    // What a county's lists and rules are is remembered from the first call on, whatever it is about.
    await target.fire({ ...target.args, id: none }, { headers });
    const hidden = await statementsOf(target.county.database, () => target.fire(target.args, { headers }));
    const missing = await statementsOf(target.county.database, () => target.fire({ ...target.args, id: none }, { headers }));
    for (const { result } of [hidden, missing])
      expect({ status: result.status, code: result.body.code }).toEqual({ status: 404, code: 'NOT_FOUND' });
    expect(hidden.result.body.message).toBe(missing.result.body.message);
    expect(hidden.asked.length).toBeGreaterThan(0);
    expect(hidden.asked).toEqual(missing.asked);
    expect(await standing(target)).toEqual(before);
  },
);

const acts = Object.keys(EVERY_CALL).filter(
  (name) => ['assignment.act', 'contact.reveal'].includes(routeOf(name).matrix) && !name.includes('@'),
);

it.each(acts)('xC3 %s is nothing an agent may do any more who has handed the matter on, by its old or its new number', async (name) => {
  const target = await aim(name, first);
  const { county, args } = target;
  const { id, his, epoch } = await matterIn(county, 'accepted', { agent: target.caller as Held });
  await his.visits.handUp({ id, epoch, reason: 'too_hard', note: null });
  await county.tick();
  const next = await county.agent();
  await (await county.as(await county.dispatcher())).desk.designate({ id, postId: next.postId, reason: '换一位' });
  const now = (await (await county.as(next)).errands.show({ id })).epoch;
  const before = await standing(target);
  for (const tried of [epoch, now]) {
    const { status, body } = await target.fire({ ...args, id, ...('epoch' in args && { epoch: tried }) });
    expect({ tried, status, code: body.code }).toEqual({ tried, status: status === 409 ? 409 : 404, code: body.code });
  }
  expect(await standing(target)).toEqual(before);
});

describe('an administrator', () => {
  it('xC12 has accounts and lists in hand, and nobody’s matter', async () => {
    const { id } = await matterIn(first, 'accepted');
    const his = await first.as(await first.administrator());
    await expect(his.errands.show({ id })).rejects.toMatchObject({ status: 404 });
    expect((await his.errands.mine({})).errands).toEqual([]);
    const business = ['assignment', 'offer', 'pool', 'desk', 'contact', 'call_list', 'roster'];
    const open = allRoutes.filter(
      ({ route }) =>
        business.some((one) => route.matrix.startsWith(`${one}.`)) && (route.roles as readonly string[]).includes('administrator'),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });
});

describe('a dispatcher', () => {
  it('xC12 gives nobody a post as high as one’s own or higher, and none in another town or county', async () => {
    const hers = await first.as(await first.dispatcher());
    const elsewhere = await openCounty({ service: first.service });
    const post = { kind: 'part_time', name: '白灵', phone: '13900009999' } as const;
    const { town, centre, otherTown } = first.units;
    for (const [unitId, role] of [
      [town, 'dispatcher'],
      [centre, 'dispatcher'],
      [centre, 'administrator'],
    ] as const)
      await expect(hers.staff.invite({ ...post, kind: undefined, unitId, role })).rejects.toMatchObject({
        status: 403,
        code: 'ROLE_ABOVE',
      });
    for (const unitId of [otherTown, elsewhere.units.station])
      await expect(hers.staff.invite({ ...post, unitId, role: 'agent' })).rejects.toMatchObject({ status: 404 });
  });

  it('xC7 finds nobody of another town by a phone, and searching the catalogue finds no person at all', async () => {
    const { villager } = await matterIn(first, 'open');
    const other = await first.as(await first.dispatcher(first.units.otherTown));
    expect((await other.callers.byPhone({ phone: villager.phone })).errands).toEqual([]);
    for (const q of [villager.phone, villager.name, villager.phone.slice(0, 7), '%', '_']) {
      const { items } = await first.visitor().catalogue.list({ region: first.region, q });
      expect({ q, items }).toEqual({ q, items: [] });
    }
  });
});
