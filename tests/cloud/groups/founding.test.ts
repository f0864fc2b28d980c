import type { Founding } from 'shared-types/groups';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { groupsOf } from '../../kit/belonging';
import { type County, openCounty } from '../../kit/county';
import { founded } from '../../kit/ready/founding';
import { openTalk, saying, type Talk } from '../../kit/talk';

let county: County;
let talk: Talk;
let theirs: ApiClient;
beforeAll(async () => {
  county = await openCounty();
  theirs = await county.as(await county.administrator());
});
beforeEach(async () => {
  talk = await openTalk(county);
});
afterAll(() => county.close());

const why = '区里新发了文';
const now = <T extends object>(over: T) => ({ id: talk.groupId, version: 1, why, ...over });
const acts = async () =>
  (await talk.his.order.log({ id: talk.groupId })).acts.map(({ act, who, why: said }) => [act, who, said].filter(Boolean).join(' '));
const parts = ({ staff }: Founding) => staff.map(({ name, part }) => `${name} ${part}`);

describe('founding a group', () => {
  it('sets what it is founded upon, how many it holds and how far back one reads; every change is on record', async () => {
    const seen = await theirs.foundings.settle(now(founded));
    expect(seen).toMatchObject({ ...founded, version: 2, archived: false });
    expect(await talk.his.groups.show({ id: talk.groupId })).toMatchObject({ document: founded.document, documentOn: founded.documentOn });
    expect(await acts()).toEqual(['cap', 'document'].map((act) => `${act} ${why}`));
    expect(await theirs.foundings.settle({ ...now(founded), version: 2 })).toMatchObject({ version: 2 });
    expect(await acts()).toHaveLength(2);
  });

  it('says in the list who leads and owns it', async () => {
    const row = (await theirs.foundings.list()).groups.find(({ id }) => id === talk.groupId);
    expect(row).toMatchObject({ lead: '试验区商务局', owner: '柳青', people: 1, waiting: 0, archived: false });
    expect((await theirs.foundings.units()).units.map(({ id }) => id)).toContain(county.units.town);
    expect((await theirs.foundings.clerks({ unit: county.units.bureau })).clerks).toContainEqual({
      postId: talk.keeper.postId,
      name: '柳青',
      of: '试验区商务局·科员',
    });
  });

  it('is refused to whoever has not seen what another has changed, and of two at once to one', async () => {
    const both = await Promise.allSettled([300, 400].map((cap) => theirs.foundings.settle(now({ ...founded, cap }))));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'GROUP_MOVED_ON' } });
    expect((await theirs.foundings.show({ id: talk.groupId })).version).toBe(2);
  });

  it('is refused where the day lies ahead, nobody is left room for, and where there is no such group', async () => {
    await talk.member();
    const refused = (over: object) => theirs.foundings.settle(now({ ...founded, ...over }));
    await expect(refused({ documentOn: '2026-11-24' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(refused({ document: null })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(refused({ cap: 1 })).rejects.toMatchObject({ code: 'CAP_TOO_SMALL' });
    await expect(refused({ cap: 0 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(refused({ id: '1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const elsewhere = await openCounty({ service: county.service });
    const stranger = await elsewhere.as(await elsewhere.administrator());
    await expect(stranger.foundings.show({ id: talk.groupId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stranger.foundings.settle(now(founded))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(talk.his.foundings.settle(now(founded))).rejects.toMatchObject({ code: 'NOT_FOR_YOU' });
    await expect(county.visitor().foundings.list()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });
});

describe('those who keep a group', () => {
  it('are appointed and sit at once; the owner before stays as staff and in the list of owners', async () => {
    const leader = await county.clerk(county.units.centre, '常区长');
    const deputy = await theirs.foundings.appoint(now({ postId: leader.postId, part: 'deputy' }));
    expect(parts(deputy)).toEqual(['柳青 owner', '常区长 deputy']);
    expect(await groupsOf(county, leader)).toEqual([talk.groupId]);
    const seen = await theirs.foundings.appoint(now({ version: 2, postId: leader.postId, part: 'owner' }));
    expect(parts(seen)).toEqual(['常区长 owner', '柳青 staff']);
    expect(seen.past).toMatchObject([{ name: '柳青', of: '试验区商务局·科员' }]);
    expect(await (await county.as(leader)).groups.show({ id: talk.groupId })).toMatchObject({ owner: '常区长', keeper: true });
    const his = await county.as(leader);
    expect((await his.order.log({ id: talk.groupId })).acts.map(({ act, who }) => `${act} ${who}`)).toEqual([
      'owner 常区长',
      'deputy 常区长',
    ]);
  });

  it('go again, but for the owner and for those whose unit sits there', async () => {
    const guest = await county.clerk(county.units.town, '高翔');
    const { version } = await theirs.foundings.appoint(now({ postId: guest.postId, part: 'staff' }));
    const leave = (postId: string) => theirs.foundings.appoint(now({ version, postId, part: 'none' }));
    await expect(leave(talk.keeper.postId)).rejects.toMatchObject({ code: 'OWNER_NEEDED' });
    const colleague = await talk.serves('staff', '小白');
    await expect(leave(colleague.postId)).rejects.toMatchObject({ code: 'SITS_BY_UNIT' });
    expect(parts(await leave(guest.postId))).not.toContain('高翔 staff');
    expect(await groupsOf(county, guest)).toEqual([]);
  });

  it('are clerks in office', async () => {
    const make = (postId: string) => theirs.foundings.appoint(now({ postId, part: 'deputy' }));
    await expect(make((await county.dispatcher()).postId)).rejects.toMatchObject({ code: 'NOT_A_CLERK' });
    const gone = await county.clerk();
    await county.database.run('UPDATE post SET ended_at = ? WHERE region = ? AND id = ?', [county.now(), county.region, gone.postId]);
    await expect(make(gone.postId)).rejects.toMatchObject({ code: 'NOT_A_CLERK' });
    await expect(make('1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the units of a group', () => {
  it('another one leads it: its clerks are there with the same word, the others gone, and somebody owns it', async () => {
    const office = await county.clerk(county.units.town, '高翔');
    const seen = await theirs.foundings.lead(now({ unitId: county.units.town }));
    expect(seen.lead?.id).toBe(county.units.town);
    expect(parts(seen)).toContain('高翔 staff');
    expect(seen.staff.filter(({ part }) => part === 'owner')).toHaveLength(1);
    expect(seen.staff.map(({ name }) => name)).not.toContain('柳青');
    expect(seen.past).toMatchObject([{ name: '柳青' }]);
    expect(await groupsOf(county, office)).toContain(talk.groupId);
    expect(await groupsOf(county, talk.keeper)).not.toContain(talk.groupId);
    await expect(theirs.foundings.lead(now({ version: 2, unitId: county.units.station }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('some sit in it besides, until they do not', async () => {
    const head = await county.clerk(county.units.otherTown, '苏木长');
    const seen = await theirs.foundings.sit(now({ unitIds: [county.units.otherTown] }));
    expect(seen.units.map(({ id }) => id)).toEqual([county.units.otherTown]);
    expect(parts(seen)).toContain('苏木长 staff');
    expect(await groupsOf(county, head)).toContain(talk.groupId);
    const later = await theirs.foundings.sit(now({ version: 2, unitIds: [] }));
    expect(parts(later)).not.toContain('苏木长 staff');
    expect(await groupsOf(county, head)).not.toContain(talk.groupId);
    await expect(theirs.foundings.sit(now({ version: 3, unitIds: ['1'] }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('closing a group', () => {
  it('leaves it to be read by those who were in it, day after day, and lets nobody write', async () => {
    const member = await talk.member();
    const hers = await county.as(member);
    await hers.messages.say(saying(talk.groupId, '最后一句'));
    expect(await theirs.foundings.archive(now({ archived: true }))).toMatchObject({ archived: true });
    await county.tick();
    await expect(hers.messages.say(saying(talk.groupId, '还能说吗'))).rejects.toMatchObject({ code: 'GROUP_ARCHIVED' });
    expect((await hers.messages.page({ id: talk.groupId })).entries.at(-1)?.content?.text).toBe('最后一句');
    expect((await hers.groups.list()).groups).toMatchObject([{ archived: true }]);
    await expect(theirs.foundings.settle(now({ ...founded, version: 2 }))).rejects.toMatchObject({ code: 'GROUP_ARCHIVED' });
    expect(await theirs.foundings.archive(now({ version: 2, archived: false }))).toMatchObject({ archived: false, version: 3 });
    await hers.messages.say(saying(talk.groupId, '又能说了'));
  });

  it('waits for an answer to what was asked in it', async () => {
    const hers = await county.as(await talk.member());
    await hers.messages.say(saying(talk.groupId, '路灯什么时候修?'));
    await county.tick();
    await expect(theirs.foundings.archive(now({ archived: true }))).rejects.toMatchObject({ code: 'STILL_ASKED' });
  });
});
