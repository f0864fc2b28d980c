import { env } from '../../cloud/src/config/env';
import { PeoplePort } from '../../cloud/src/people/people.port';
import { newKey } from '../../miniapp/src/kernel/once';
import { type County, openCounty } from '../kit/county';
import { here, newPhone, openDoor } from '../kit/sign-in';

let county: County;
let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
  county = door.county;
});
afterAll(() => county.close());

describe('the people of the demo', () => {
  it('are shown and may be entered while demo data are loaded, and leave one session after a repeated call', async () => {
    const person = await county.resident('高秀英');
    const stranger = await county.resident();
    await county.database.query('INSERT INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, 1, ?, ?)', [
      person.id,
      county.region,
      '村民',
      '想给母亲办高龄津贴',
    ]);
    const { people } = await county.visitor().people.demoPeople();
    expect(people).toContainEqual(expect.objectContaining({ id: person.id, name: '高秀英', who: '村民', phone: person.phone }));

    const key = newKey();
    await county.visitor().people.signInAsDemo({ personId: person.id, ...here }, key);
    const { token, me } = await county.visitor().people.signInAsDemo({ personId: person.id, ...here }, key);
    expect(me.id).toBe(person.id);
    expect((await door.bearing(token).people.sessions()).sessions).toHaveLength(1);
    await expect(county.visitor().people.signInAsDemo({ personId: stranger.id, ...here })).rejects.toMatchObject({ status: 404 });
  });

  it('are not there outside a demo', async () => {
    const before = env.DEMO;
    env.DEMO = '0';
    try {
      await expect(county.visitor().people.demoPeople()).rejects.toMatchObject({ status: 404 });
      await expect(county.visitor().people.signInAsDemo({ personId: '1', ...here })).rejects.toMatchObject({ status: 404 });
    } finally {
      env.DEMO = before;
    }
  });
});

describe('one’s own account', () => {
  it('is nobody’s without signing in', async () => {
    await expect(county.visitor().people.me()).rejects.toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    await expect(county.visitor().people.change({ name: '王' })).rejects.toMatchObject({ status: 401 });
  });

  it('shows the posts and the one acted as', async () => {
    const agent = await county.agent();
    const posted = await (await county.as(agent)).people.me();
    expect(posted.actingAs).toBe(agent.postId);
    expect(posted.posts).toEqual([
      { id: agent.postId, role: 'agent', region: county.region, unitId: agent.unitId, unitName: '缸房地村便民服务站', kind: 'full_time' },
    ]);
    expect((await (await county.as(agent, 'resident')).people.me()).actingAs).toBeNull();
  });

  it('refuses a post that is somebody else’s', async () => {
    const [agent, resident] = [await county.agent(), await county.resident()];
    const posing = await county.as({ ...resident, postId: agent.postId, unitId: agent.unitId });
    await expect(posing.people.me()).rejects.toMatchObject({ status: 403, code: 'POST_NOT_YOURS' });
  });

  it('changes what is named and nothing else', async () => {
    const me = await county.as(await county.resident('云桂兰'));
    const before = await me.people.me();
    const after = await me.people.change({ textSize: 'x20', homeDivision: county.places.nextVillage });
    expect(after).toEqual({ ...before, textSize: 'x20', homeDivision: county.places.nextVillage });
    expect(await me.people.change({})).toEqual(after);
    expect((await me.people.change({ name: '𠮷𠮷 👨‍👩‍👧‍👦 é' })).name).toBe('𠮷𠮷 👨‍👩‍👧‍👦 é');
  });

  it('knows only places that are there', async () => {
    const me = await county.as(await county.resident());
    for (const wish of [
      { region: '000000' },
      { homeDivision: '999999999999' },
      { region: '110101', homeDivision: county.places.village },
    ]) {
      await expect(me.people.change(wish)).rejects.toMatchObject({ status: 422, code: 'PLACE_UNKNOWN' });
    }
    expect(await me.people.me()).toMatchObject({ region: county.region, homeDivision: county.places.village });
  });

  it('takes the county from the first home and lets go of a home in a county one left', async () => {
    const phone = newPhone();
    const { token } = await door.newcomer(phone);
    const me = door.bearing(token);
    expect(await me.people.change({ homeDivision: county.places.village })).toMatchObject({
      region: county.region,
      homeDivision: county.places.village,
    });
    const other = await openCounty({ service: county.service });
    expect(await me.people.change({ region: other.region })).toMatchObject({ region: other.region, homeDivision: null });
  });

  it('keeps one of two changes that race, whole', async () => {
    const me = await county.as(await county.resident());
    await Promise.all([me.people.change({ name: '甲' }), me.people.change({ textSize: 'x14' })]);
    expect(await me.people.me()).toMatchObject({ name: '甲', textSize: 'x14' });
  });
});

describe('what other rooms may ask', () => {
  it('finds by id and by phone, and keeps the first name given in passing', async () => {
    const port = await county.service.get(PeoplePort);
    const phone = newPhone();
    const { me } = await county.visitor().people.signIn({ ...(await door.proofFor(phone)), ...here });
    await county.database.inTransaction((tx) => port.nameIfUnknown(tx, me.id, '云桂兰'));
    await county.database.inTransaction((tx) => port.nameIfUnknown(tx, me.id, '别的名字'));

    expect(await port.person(me.id)).toEqual({ id: me.id, name: '云桂兰', phone, region: null, homeDivision: null });
    expect((await port.byPhone(phone))?.id).toBe(me.id);
    expect(await port.person('1')).toBeNull();
    expect(await port.byPhone(newPhone())).toBeNull();
  });
});
