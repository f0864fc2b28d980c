import { COOLING_DAYS } from 'shared-types/people';
import { Sessions } from '../../cloud/src/kernel/auth/session.service';
import { DeadlinePoller } from '../../cloud/src/kernel/engine/deadline.poller';
import type { ApiClient } from '../../miniapp/src/kernel/client';
import type { County, Person } from '../kit/county';
import { openCounty } from '../kit/county';
import { inboxOf } from '../kit/inbox';
import { ending, matterIn } from '../kit/matters';
import { aRequest } from '../kit/requests';
import { openDoor } from '../kit/sign-in';

let door: Awaited<ReturnType<typeof openDoor>>;
let county: County;
beforeAll(async () => {
  door = await openDoor();
  county = door.county;
});
afterAll(() => county.close());

const DAY = 1440;
/** Every test in a county of its own: one that waits fifteen days makes the others old. */
const fresh = () => openCounty({ service: county.service });
const wishes = ({ id }: Person) =>
  county.database.query<{ ending: string | null; asked_at: Date; due_at: Date }>(
    'SELECT ending, asked_at, due_at FROM erasure WHERE person_id = ? ORDER BY id',
    [id],
  );
const endings = async (person: Person) => (await wishes(person)).map((wish) => wish.ending);
/** Whether anything of a person is left in their row. */
const known = async ({ id }: Person) => {
  const [row] = await county.database.query<{ phone: Buffer | null; name: Buffer | null }>('SELECT phone, name FROM person WHERE id = ?', [
    id,
  ]);
  return row?.phone !== null || row?.name !== null;
};
/** She sends while the engine is about to forget her; each round the engine begins some questions later, so that either comes first in turn. */
async function raced(own: County, her: ApiClient, round: number): Promise<string> {
  const deadlines = await own.service.get(DeadlinePoller);
  deadlines.clock.stop(own.region, own.later(COOLING_DAYS * DAY));
  const sending = ending(her.errands.send(aRequest(own)));
  for (let question = 0; question < round; question++) await own.database.query('SELECT 1');
  const [sent] = await Promise.all([sending, deadlines.tick(own.region)]);
  return sent;
}
const asking = async (own: County) => {
  const person = await own.resident();
  const her = await own.as(person);
  await her.myData.askErasure({ sure: true });
  return { person, her };
};

describe('asking to be forgotten', () => {
  it('is nobody’s without signing in, and is meant', async () => {
    await expect(county.visitor().myData.askErasure({ sure: true })).rejects.toMatchObject({ status: 401 });
    await expect(county.visitor().myData.erasure()).rejects.toMatchObject({ status: 401 });
    await expect(county.visitor().myData.cancelErasure()).rejects.toMatchObject({ status: 401 });
    const her = await county.as(await county.resident());
    await expect(her.myData.askErasure({ sure: false as true })).rejects.toMatchObject({ status: 422 });
  });

  it('waits fifteen days, tells every device, and is one wish however often it is asked', async () => {
    const own = await fresh();
    const { person, her } = await asking(own);
    await Promise.all([her.myData.askErasure({ sure: true }), her.myData.askErasure({ sure: true })]);
    const [wish, ...more] = await wishes(person);
    expect(more).toEqual([]);
    expect(wish!.due_at.getTime() - wish!.asked_at.getTime()).toBe(COOLING_DAYS * DAY * 60_000);
    expect((await her.myData.erasure()).asked).toEqual({ at: wish!.asked_at.toISOString(), due: wish!.due_at.toISOString() });
    await own.tick();
    expect(await inboxOf(own, person)).toEqual(['收到注销申请']);
    await own.clock(own.later(COOLING_DAYS * DAY - 1));
    expect(await endings(person)).toEqual([null]);
    await own.clock(own.later(1));
    expect(await endings(person)).toEqual(['done']);
  });

  it('is refused with a sentence while a matter is open, also one that others opened, or a post is held', async () => {
    const { her, villager } = await matterIn(county, 'done');
    await expect(her.myData.askErasure({ sure: true })).rejects.toMatchObject({
      status: 409,
      code: 'ERASURE_HELD',
      message: '现在还不能注销:您有事还没办完,办完了或者撤回了再来',
    });
    expect(await endings(villager)).toEqual([]);
    const mother = await county.resident('云秀英');
    const beneficiary = { relation: 'parent' as const, name: '云秀英', phone: mother.phone, birthYear: 1940, note: null };
    await (await county.as(await county.resident())).errands.send(aRequest(county, { beneficiary }));
    expect((await (await county.as(mother)).myData.erasure()).holds).toEqual(['别人替您提的事还没办完,办完了再来']);
    const agent = await county.as(await county.agent(), 'resident');
    expect((await agent.myData.erasure()).holds).toEqual(['您还担着岗位,请先让管理员办好交接']);
    await expect(agent.myData.askErasure({ sure: true })).rejects.toMatchObject({ code: 'ERASURE_HELD' });
  });

  it('is taken back by a tap, and by signing in', async () => {
    const own = await fresh();
    const { person, her } = await asking(own);
    await her.myData.cancelErasure();
    await her.myData.cancelErasure();
    expect((await her.myData.erasure()).asked).toBeNull();
    await her.myData.askErasure({ sure: true });
    await door.newcomer(person.phone);
    expect(await endings(person)).toEqual(['cancelled', 'signed_in']);
    await own.clock(own.later(COOLING_DAYS * DAY));
    expect((await her.people.me()).phone).toBe(person.phone);
    expect(await inboxOf(own, person)).toContain('注销作罢了');
  });
});

describe('once the days are over', () => {
  it('the person is gone, every session with them, and the phone begins anew', async () => {
    const own = await fresh();
    const { person, her } = await asking(own);
    const ended: string[] = [];
    (await own.service.get(Sessions)).onEnded((id) => ended.push(id));
    await own.clock(own.later(COOLING_DAYS * DAY));
    await expect(her.people.me()).rejects.toMatchObject({ status: 401, code: 'SESSION_ENDED' });
    expect(ended.length).toBeGreaterThan(0);
    const { me } = await door.newcomer(person.phone);
    expect(me).toMatchObject({ name: null, region: null, posts: [] });
    expect(me.id).not.toBe(person.id);
  });

  it('what she asked for stays as a number in the count, without who it was', async () => {
    const own = await fresh();
    const { her, id, villager } = await matterIn(own, 'confirmed');
    const { number } = await her.errands.show({ id });
    const lookUp = () => own.visitor().errands.lookUp({ number, last4: villager.phone.slice(-4) });
    await expect(lookUp()).resolves.toMatchObject({ state: 'confirmed' });
    await her.myData.askErasure({ sure: true });
    await own.clock(own.later(COOLING_DAYS * DAY));
    const [row] = await own.database.query('SELECT state, outcome, item_code, place_text, birth_year FROM errand WHERE id = ?', [id]);
    expect(row).toMatchObject({ state: 'closed', outcome: 'solved', item_code: 'YL01', place_text: null, birth_year: null });
    await expect(lookUp()).rejects.toMatchObject({ status: 404 });
    const [lines] = await own.database.query<{ n: string }>('SELECT COUNT(*) AS n FROM timeline WHERE subject = ?', [`errand/${id}`]);
    expect(Number(lines?.n)).toBeGreaterThan(5);
  });

  it('it is put off where she has opened a matter in the meantime, and she is told', async () => {
    const own = await fresh();
    const { person, her } = await asking(own);
    await her.errands.send(aRequest(own));
    await own.clock(own.later(COOLING_DAYS * DAY));
    expect(await endings(person)).toEqual(['held']);
    expect(await inboxOf(own, person)).toContain('这次没有注销');
    expect((await her.people.me()).phone).toBe(person.phone);
  });

  it('and a matter opened at that very moment end in one story, not two', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 24; round++) {
      const own = await fresh();
      const { person, her } = await asking(own);
      const sent = await raced(own, her, round);
      expect(await endings(person)).toEqual([sent === 'ok' ? 'held' : 'done']);
      expect(await known(person)).toBe(sent === 'ok');
      seen.add(sent);
    }
    expect([...seen].sort()).toEqual(['SESSION_ENDED', 'ok']);
  }, 60_000);

  it('and signing in at that very moment keeps the person whole, or finds nobody there any more', async () => {
    for (let round = 0; round < 6; round++) {
      const own = await fresh();
      const { person } = await asking(own);
      const proof = await door.proofFor(person.phone);
      const deadlines = await own.service.get(DeadlinePoller);
      deadlines.clock.stop(own.region, own.later(COOLING_DAYS * DAY));
      const entering = own.visitor().people.signIn({ ...proof, channel: 'weapp', device: '手机' });
      // The code goes with the person; whoever was a moment too late asks for another one and begins anew.
      const entered = entering.then(
        ({ me }) => (me.id === person.id ? me.name : 'new'),
        (error) => error.code,
      );
      const [who] = await Promise.all([entered, deadlines.tick(own.region)]);
      const [how] = await endings(person);
      expect(how === 'signed_in' ? ['云桂兰'] : ['new', 'CODE_WRONG']).toContain(who);
    }
  });
});
