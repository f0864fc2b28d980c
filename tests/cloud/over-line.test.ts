import { PersonChanges } from '../../cloud/src/kernel/auth/person-changes.poller';
import { Drain } from '../../cloud/src/kernel/drain';
import { newKey } from '../../miniapp/src/kernel/once';
import { turnChat } from '../kit/chat-switch';
import { openCounty } from '../kit/county';
import { until } from '../kit/line';
import type { Member } from '../kit/makers.groups';
import { type OverLine, openOverLine } from '../kit/over-line';
import { openReader } from '../kit/reader';
import { openTalk, saying, type Talk } from '../kit/talk';

let county: Awaited<ReturnType<typeof openCounty>>;
let talk: Talk;
let owner: Member;
let hers: OverLine;
beforeAll(async () => {
  county = await openCounty();
  talk = await openTalk(county);
  owner = await talk.member();
  hers = await openOverLine(county, owner);
});
afterAll(async () => {
  hers.close();
  await county.close();
});

const url = () => `/groups/${talk.groupId}/messages`;
const words = (text: string, over: object = {}) => ({ method: 'POST', url: url(), data: { clientId: newKey(), text, ...over } });
const said = async (clientId: string) => {
  const rows = await county.database.query('SELECT seq FROM chat_message WHERE region = ? AND client_id = ?', [county.region, clientId]);
  return rows.length;
};

describe('what is said over an open line', () => {
  it('is the same entry as by a call of its own, and everybody hears it', async () => {
    const reader = await openReader(county, talk.keeper, talk.groupId);
    reader.watch();
    const before = hers.carried();
    const { entry, again } = await hers.api.messages.say(saying(talk.groupId, '门口的路灯坏了半个月'));
    expect(hers.carried()).toBe(before + 1);
    expect(again).toBe(false);
    await reader.has(entry.seq);
    const page = await (await county.as(owner)).messages.page({ id: talk.groupId, around: entry.seq });
    expect(page.entries.find(({ seq }) => seq === entry.seq)).toEqual(entry);
    reader.line.socket.close();
  });

  it('iC2 is said once, whichever way it comes again, and eight times at once', async () => {
    const http = await county.as(owner);
    const saying1 = saying(talk.groupId, '再说一次');
    const [first, second] = [await hers.api.messages.say(saying1), await http.messages.say(saying1)];
    expect([first.again, second.again, second.entry.seq]).toEqual([false, true, first.entry.seq]);
    const saying2 = saying(talk.groupId, '一起说');
    const all = await Promise.all(Array.from({ length: 8 }, (_, i) => (i % 2 ? hers.api : http).messages.say(saying2)));
    expect(new Set(all.map(({ entry }) => entry.seq)).size).toBe(1);
    expect(all.filter(({ again }) => !again)).toHaveLength(1);
    await expect(hers.api.messages.say({ ...saying2, text: '别的话' })).rejects.toMatchObject({ code: 'KEY_REUSED', status: 409 });
  });

  it('and how far one has read, go over it', async () => {
    const { entry } = await hers.api.messages.say(saying(talk.groupId, '读到这里'));
    const before = hers.carried();
    expect(await hers.api.groups.read({ id: talk.groupId, seq: entry.seq })).toEqual({ unread: 0 });
    expect(hers.carried()).toBe(before + 1);
  });
});

describe('over an open line is refused as by HTTP', () => {
  it('somebody who has no seat there, with a sentence and a number to ask by', async () => {
    const stranger = await openOverLine(county, await county.resident('路人甲'));
    const one = saying(talk.groupId, '让我也说一句');
    await expect(stranger.api.messages.say(one)).rejects.toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    });
    expect(await said(one.clientId)).toBe(0);
    stranger.close();
  });

  it('a post that is not one’s own, and a role that may not speak', async () => {
    expect(await hers.ask({ ...words('以主任的名义'), post: talk.keeper.postId })).toMatchObject({
      status: 403,
      data: { code: 'POST_NOT_YOURS' },
    });
    const agent = await openOverLine(county, await county.agent());
    await expect(agent.api.messages.say(saying(talk.groupId, '我是代办员'))).rejects.toMatchObject({ code: 'NOT_FOR_YOU', status: 403 });
    agent.close();
  });

  it('a desk that has not shown its second factor', async () => {
    const dispatcher = await county.dispatcher();
    const desk = await openOverLine(county, dispatcher);
    await county.database.run('UPDATE session SET second_at = NULL WHERE person_id = ?', [dispatcher.id]);
    await (await county.service.get(PersonChanges)).tick();
    expect(await desk.ask(words('没有验证'))).toMatchObject({ status: 403, data: { code: 'SECOND_FACTOR_NEEDED' } });
    desk.close();
  });

  it('words of nobody’s, whoever takes their consent back', async () => {
    const member = await talk.member('孙守信');
    const line = await openOverLine(county, member);
    await expect(line.api.messages.say(saying(talk.groupId, '同意的时候'))).resolves.toMatchObject({ again: false });
    await (await county.as(member)).consent.say({ action: 'withdraw', documents: [{ doc: 'privacy', version: 1 }], channel: 'weapp' });
    await expect(line.api.messages.say(saying(talk.groupId, '撤回以后'))).rejects.toMatchObject({ code: 'CONSENT_NEEDED' });
    line.close();
  });

  it.each([
    ['no words', { text: '' }, 'INVALID_INPUT'],
    ['an answer to nothing', { reply: 0 }, 'INVALID_INPUT'],
    ['what nobody asked for', { seq: 7 }, 'INVALID_INPUT'],
  ])('%s', async (_, over, code) => {
    const call = words('好的', over);
    expect(await hers.ask(call)).toMatchObject({ status: 422, data: { code } });
    expect(await said(String(call.data.clientId))).toBe(0);
  });

  it('xA what names a thing twice, so that two could read two things', async () => {
    const clientId = newKey();
    const frame = `{"t":"call","n":900,"method":"POST","url":"${url()}","data":{"clientId":"${clientId}","text":"甲","text":"乙"}}`;
    expect(await hers.raw(frame)).toMatchObject({ t: 'answer', n: 900, status: 422, data: { code: 'INVALID_INPUT' } });
    expect(await said(clientId)).toBe(0);
  });

  it.each([
    ['what does not repeat harmlessly', 'POST', '/errands'],
    ['an address of nobody’s', 'POST', '/groups/nowhere/at/all'],
    ['another method', 'PUT', '/groups/1/messages'],
  ])('%s', async (_, method, path) => {
    expect(await hers.ask({ method, url: path, data: {} })).toMatchObject({ status: 404, data: { code: 'NOT_FOUND' } });
  });

  it('xD10 more than anybody types', async () => {
    const member = await talk.member('快嘴李');
    const [one, two] = [await openOverLine(county, member), await openOverLine(county, member)];
    const all = await Promise.all(Array.from({ length: 32 }, (_, i) => (i % 2 ? one : two).ask(words(`第 ${i} 句`))));
    expect(all.filter(({ status }) => status === 429).length).toBe(2);
    one.close();
    two.close();
  });

  it('everything, while the chat is off', async () => {
    turnChat(false);
    await expect(hers.api.messages.say(saying(talk.groupId, '还能说吗')))
      .rejects.toMatchObject({ code: 'CHAT_OFF' })
      .finally(() => turnChat(true));
  });
});

describe('a line', () => {
  it('carries nothing for a session that was ended elsewhere', async () => {
    const member = await talk.member('钱多多');
    const line = await openOverLine(county, member);
    await expect(line.api.messages.say(saying(talk.groupId, '还在'))).resolves.toMatchObject({ again: false });
    await county.database.run('UPDATE session SET revoked_at = ? WHERE person_id = ?', [county.now(), member.id]);
    await until(() => line.isClosed() || undefined, 'the line to be closed', 5_000);
    expect(() => line.ask(words('已经不在'))).toThrow('not up');
  });

  it('says a word of nobody’s who has just left the firm', async () => {
    const member = await talk.member('已离职');
    const line = await openOverLine(county, member);
    await county.database.run("UPDATE firm_person SET state = 'left', ended_at = ? WHERE region = ? AND person_id = ?", [
      county.now(),
      county.region,
      member.id,
    ]);
    await expect(line.api.messages.say(saying(talk.groupId, '走了还说'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    line.close();
  });

  it('takes no more calls once the service is to stop, and waits for those it took', async () => {
    const drain = await county.service.get(Drain);
    drain.stopping = true;
    const refused = await hers.ask(words('要停了'));
    drain.stopping = false;
    expect(refused).toMatchObject({ status: 503, data: { code: 'UNAVAILABLE' } });
    await expect(hers.api.messages.say(saying(talk.groupId, '又开了'))).resolves.toMatchObject({ again: false });
  });
});
