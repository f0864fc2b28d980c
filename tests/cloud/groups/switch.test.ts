import { type Route, writes } from 'shared-types/kernel/contract';
import type { ApiClient } from '../../../miniapp/src/kernel/client';
import { newKey } from '../../../miniapp/src/kernel/once';
import { turnChat } from '../../kit/chat-switch';
import { type County, type Held, openCounty, type Person } from '../../kit/county';
import { until } from '../../kit/line';
import type { Member } from '../../kit/makers.groups';
import { openReader } from '../../kit/reader';
import { allRoutes } from '../../kit/routes';
import { headersOf } from '../../kit/sessions';
import { openTalk, saying, type Talk } from '../../kit/talk';
import { aPhoto, linksOf, sent } from '../../kit/uploads';

/** By which a phone learns that there is nothing; it answers with none. */
const STAYS = 'groups.list';
const ROUTES = allRoutes
  .filter(({ name, route }) => route.matrix.startsWith('group.') && name !== STAYS)
  .map(({ name, route }): [string, Route] => [name, route]);

let county: County;
let talk: Talk;
let owner: Member;
let hers: ApiClient;
let people: Record<string, Person | Held>;
beforeAll(async () => {
  county = await openCounty();
  talk = await openTalk(county);
  owner = await talk.member();
  hers = await county.as(owner);
  people = { resident: owner, clerk: talk.keeper, administrator: await county.administrator() };
});
beforeEach(() => {
  turnChat(true);
});
afterAll(async () => {
  turnChat(true);
  await county.close();
});

async function codeOf(route: Route): Promise<string | undefined> {
  const role = ['resident', 'clerk', 'administrator'].find((one) => route.roles !== 'public' && route.roles.some((may) => may === one));
  const headers = { ...(await headersOf(county, people[role ?? ''] ?? owner)), 'content-type': 'application/json' };
  const path = route.path.replace(/:\w+/g, talk.groupId);
  const init = writes(route) ? { headers: { ...headers, 'idempotency-key': newKey() }, body: '{}' } : { headers };
  const answer = await county.service.raw(path, { method: route.method, ...init });
  return ((await answer.json()) as { code?: string }).code;
}

describe('the switch before the whole chat', () => {
  it.each(ROUTES)('shuts %s, which is open else', async (_, route) => {
    expect(await codeOf(route)).not.toBe('CHAT_OFF');
    turnChat(false);
    expect(await codeOf(route)).toBe('CHAT_OFF');
  });

  it('lists nothing, and says so', async () => {
    expect(await hers.groups.list()).toMatchObject({ open: true, groups: [{ id: talk.groupId }] });
    turnChat(false);
    expect(await hers.groups.list()).toMatchObject({ open: false, groups: [] });
  });

  it('lets nobody listen, and opens none of its files', async () => {
    const { id } = await sent(county, talk.keeper, await aPhoto(30, 30));
    await talk.his.messages.say({ id: talk.groupId, clientId: newKey(), fileId: id });
    expect(await linksOf(county, owner, id)).toBeDefined();
    turnChat(false);
    expect(await linksOf(county, owner, id)).toBeUndefined();
    const reader = await openReader(county, owner, talk.groupId);
    reader.watch(0);
    await until(() => reader.unwatched() || undefined, 'the refusal');
    expect(reader.streamed()).toEqual([]);
    reader.line.socket.terminate();
  });

  it('makes no matter of what was said, and leaves those that stand without a way back', async () => {
    const [seq, other] = [await talk.says(hers, '路灯坏了三天'), await talk.says(hers, '水管也坏了')];
    const raise = (seqs: number[]) =>
      hers.tickets.raise({ groupId: talk.groupId, seqs, title: '路灯坏了', words: '路灯坏了三天', hidden: false });
    const { id } = await raise([seq]);
    expect((await hers.tickets.show({ id })).from).toMatchObject({ groupId: talk.groupId });
    turnChat(false);
    await expect(raise([other])).rejects.toMatchObject({ code: 'CHAT_OFF' });
    expect((await hers.tickets.show({ id })).from).toBeNull();
  });

  it('asks nobody to answer there while it is shut, and goes on where it was', async () => {
    await hers.messages.say(saying(talk.groupId, '停水通知在哪里看?'));
    turnChat(false);
    await county.tick();
    turnChat(true);
    expect((await talk.his.questions.open({ id: talk.groupId })).questions.map(({ text }) => text)).not.toContain('停水通知在哪里看?');
    await county.tick();
    expect((await talk.his.questions.open({ id: talk.groupId })).questions.map(({ text }) => text)).toContain('停水通知在哪里看?');
  });
});
