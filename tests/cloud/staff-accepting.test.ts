import { sha256 } from '../../cloud/src/kernel/crypto';
import type { ApiClient } from '../../miniapp/src/kernel/client';
import { type County, type Held, openCounty, type Person } from '../kit/county';
import { headersOf } from '../kit/sessions';

let county: County;
let chief: Held;
let office: ApiClient;
beforeEach(async () => {
  county = await openCounty({ ...(county && { service: county.service }) });
  chief = await county.administrator();
  office = await county.as(chief);
});
afterAll(() => county.close());

const invite = (person: Person, over: object = {}) =>
  office.staff.invite({ unitId: county.units.station, role: 'agent', kind: 'part_time', name: '白灵', phone: person.phone, ...over });
const postsOf = ({ id }: Person) =>
  county.database.query<{ id: string; role: string; capacity: number | null; town: string | null }>(
    'SELECT id, role, capacity, town FROM post WHERE region = ? AND person_id = ? AND ended_at IS NULL',
    [county.region, id],
  );

describe('accepting an invitation', () => {
  it('begins the post at once, with hours and kinds of matters to work in', async () => {
    const person = await county.resident('白灵');
    const { token } = await invite(person);
    expect(await county.visitor().staff.look({ token })).toMatchObject({ state: 'open', role: 'agent', unitName: '缸房地村便民服务站' });
    const { me, postId } = await (await county.as(person)).staff.accept({ token });
    expect(me.posts).toEqual([expect.objectContaining({ id: postId, role: 'agent', kind: 'part_time' })]);
    expect(await postsOf(person)).toEqual([{ id: postId, role: 'agent', capacity: 4, town: county.places.town }]);
    const hers = await county.as({ ...person, postId, unitId: county.units.station! });
    expect((await hers.visits.pool()).errands).toEqual([]);
    const desk = await county.as(await county.dispatcher());
    const { agents } = await desk.directory.roster();
    expect(agents.find((agent) => agent.postId === postId)).toMatchObject({ onDuty: true, capacity: 4 });
    expect((await office.staff.invitations()).invitations).toEqual([]);
  });

  it('gives a name to somebody who had none, and takes none away', async () => {
    const [nameless, named] = [await county.resident(), await county.resident('白玉')];
    await county.database.run('UPDATE person SET name = NULL WHERE id = ?', [nameless.id]);
    const accept = async (person: Person) => (await county.as(person)).staff.accept({ token: (await invite(person)).token });
    expect((await accept(nameless)).me.name).toBe('白灵');
    expect((await accept(named)).me.name).toBe('白玉');
  });

  it('is for the phone it was sent to', async () => {
    const [person, other] = [await county.resident(), await county.resident()];
    const { token } = await invite(person);
    await expect((await county.as(other)).staff.accept({ token })).rejects.toMatchObject({
      status: 403,
      code: 'INVITATION_FOR_ANOTHER',
      message: expect.stringContaining(person.phone.slice(-4)),
    });
    await expect(county.visitor().staff.accept({ token })).rejects.toMatchObject({ status: 401 });
    expect(await postsOf(other)).toEqual([]);
    expect((await county.visitor().staff.look({ token })).state).toBe('open');
  });

  it('is refused when it was used, withdrawn, or is over', async () => {
    const person = await county.resident();
    const hers = await county.as(person);
    const withdrawn = await invite(person);
    await office.staff.withdraw({ id: withdrawn.invitation.id });
    await expect(hers.staff.accept({ token: withdrawn.token })).rejects.toMatchObject({ status: 409, code: 'INVITATION_OVER' });

    const { token, invitation } = await invite(person);
    const { postId } = await hers.staff.accept({ token });
    await expect(office.staff.withdraw({ id: invitation.id })).rejects.toMatchObject({ status: 409, code: 'INVITATION_USED' });
    await office.staff.end({ id: postId, reason: 'mistake' });
    await expect((await county.as(person)).staff.accept({ token })).rejects.toMatchObject({ status: 409, code: 'INVITATION_OVER' });

    const late = await invite(person);
    await county.clock(late.invitation.expiresAt);
    expect((await county.visitor().staff.look({ token: late.token })).state).toBe('expired');
    await expect((await county.as(person)).staff.accept({ token: late.token })).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('7 天'),
    });
    expect(await postsOf(person)).toEqual([]);
  });

  it('knows no link it has not given', async () => {
    const hers = await county.as(await county.resident());
    for (const token of ['A'.repeat(43), 'x', '', '%'.repeat(43)]) {
      const status = token.length === 43 && token.startsWith('A') ? 404 : 422;
      await expect(hers.staff.accept({ token })).rejects.toMatchObject({ status });
      await expect(county.visitor().staff.look({ token })).rejects.toMatchObject({ status });
    }
  });

  it('happens once when two phones of one person accept at the same moment', async () => {
    const person = await county.resident();
    const { token } = await invite(person);
    const phones = [await county.as(person), await county.as(person), await county.as(person)];
    const replies = await Promise.all(phones.map((phone) => phone.staff.accept({ token })));
    expect(new Set(replies.map(({ postId }) => postId)).size).toBe(1);
    expect(await postsOf(person)).toHaveLength(1);
  });

  it('or taking it back wins, never both', async () => {
    for (let round = 0; round < 6; round++) {
      const person = await county.resident();
      const { token, invitation } = await invite(person);
      const hers = await county.as(person);
      const taps = [() => hers.staff.accept({ token }), () => office.staff.withdraw({ id: invitation.id })];
      const [accepted, withdrawn] = await Promise.allSettled(
        round % 2 ? taps.map((tap) => tap()) : taps.reverse().map((tap) => tap()),
      ).then((all) => (round % 2 ? all : all.reverse()));
      expect([accepted!.status, withdrawn!.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(await postsOf(person)).toHaveLength(accepted!.status === 'fulfilled' ? 1 : 0);
    }
  });

  it('means nothing once whoever invited has lost the post', async () => {
    const [gone, person] = [await county.administrator(), await county.resident()];
    const theirs = await county.as(gone);
    const { token } = await theirs.staff.invite({ unitId: county.units.centre!, role: 'administrator', name: '某人', phone: person.phone });
    await office.staff.end({ id: gone.postId, reason: 'unfit' });
    await expect((await county.as(person)).staff.accept({ token })).rejects.toMatchObject({ status: 409, code: 'INVITATION_OVER' });
  });
});

describe('an invitation to a post somebody holds already', () => {
  it('leaves them one post, ends what the lost telephone had open, and lets them set up a new one', async () => {
    const agent = await county.dispatcher();
    const lost = await county.as(agent);
    await county.database.run(
      "INSERT INTO identity (id, person_id, kind, open_index, openid, bound_at) VALUES (?, ?, 'weapp', ?, 'x', ?)",
      [agent.id, agent.id, sha256(agent.id), new Date()],
    );
    await county.database.run("INSERT INTO second_factor (person_id, secret, on_since) VALUES (?, 'x', ?)", [agent.id, new Date()]);
    const { token } = await invite(agent, { role: 'dispatcher', unitId: agent.unitId });
    const { postId } = await (await county.as(agent, 'resident')).staff.accept({ token });
    expect(postId).toBe(agent.postId);
    expect(await postsOf(agent)).toHaveLength(1);
    expect(await county.database.query('SELECT 1 FROM second_factor WHERE person_id = ?', [agent.id])).toEqual([]);
    expect(await county.database.query('SELECT 1 FROM identity WHERE person_id = ? AND ended_at IS NULL', [agent.id])).toEqual([]);
    await expect(lost.people.me()).rejects.toMatchObject({ status: 401, code: 'SESSION_ENDED' });
    const headers = await headersOf(county, agent);
    expect((await county.service.raw('/roster', { headers })).status).toBe(200);
  });

  it('takes no lock off a door the inviter has no key to', async () => {
    const agent = await county.agent();
    await county.database.run("INSERT INTO second_factor (person_id, secret, on_since) VALUES (?, 'x', ?)", [agent.id, new Date()]);
    const [unit] = await county.database.query<{ id: string }>("SELECT id FROM unit WHERE region = ? AND kind = 'county_centre'", [
      county.region,
    ]);
    await county.database.run(
      "INSERT INTO post (region, id, code, person_id, unit_id, role, source, started_at) VALUES (?, ?, ?, ?, ?, 'administrator', 'test', ?)",
      [county.region, `${BigInt(agent.postId) + 7n}`, `Z${agent.postId}`, agent.id, unit!.id, new Date()],
    );
    const desk = await county.as(await county.dispatcher());
    const { token } = await desk.staff.invite({
      unitId: agent.unitId,
      role: 'agent',
      kind: 'full_time',
      name: '黄晓梅',
      phone: agent.phone,
    });
    await (await county.as(agent, 'resident')).staff.accept({ token });
    expect(await county.database.query('SELECT 1 FROM second_factor WHERE person_id = ?', [agent.id])).toHaveLength(1);
  });
});
