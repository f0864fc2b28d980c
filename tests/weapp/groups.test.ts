import type { County } from '../kit/county';
import type { Member } from '../kit/makers.groups';
import { saying, type Talk } from '../kit/talk';
import type { Phone, Phones } from '../kit/weapp/phone';
import { GROUP, inTalk, openOwner, says, TALK } from '../kit/weapp/talk';

let county: County;
let phones: Phones;
let talk: Talk;
let owner: Member;
beforeEach(async () => {
  ({ county, phones, talk, owner } = await openOwner(county));
});
afterEach(() => phones.close());
afterAll(() => county.close());

const times = (phone: Phone, call: string) => phone.sent().filter((sent) => sent === call).length;
const sayCall = () => `POST /api/groups/${talk.groupId}/messages`;

describe('a group on a phone', () => {
  it('is found on its tab, read live, and answered', async () => {
    const hers = await phones.of(owner);
    await inTalk(hers);
    await hers.sees('还没有人说话');
    await talk.his.messages.say(saying(talk.groupId, '大家有什么难处'));
    await hers.sees('大家有什么难处', TALK);
    await says(hers, '南关又停电了');
    await hers.until(() => times(hers, sayCall()) === 1, 'the words to go out');
    await hers.sees('南关又停电了', TALK);
    await hers.until(() => !hers.text().includes('发送中'), 'the words to be there for all');
    expect(hers.text().split('南关又停电了')).toHaveLength(2);
    expect(hers.logged).toEqual([]);
  });
});

describe('the way into a group, sent on in WeChat', () => {
  it.each([
    ['by whoever serves it', 'doors/invite', true],
    ['by whoever stands before it', 'doors/door', false],
  ])('%s, says which group it is', async (_, route, serves) => {
    const phone = await phones.of(serves ? talk.keeper : owner);
    phone.evaluate(`wx.navigateTo({ url: '/${route}?id=${talk.groupId}&name=${encodeURIComponent(GROUP)}' })`);
    await phone.sees(GROUP, route);
    await phone.rests();
    const sent = { title: `请您进「${GROUP}」`, path: `doors/door?id=${talk.groupId}` };
    expect(phone.page().call('onShareAppMessage', { from: 'menu' })).toMatchObject(sent);
  });
});

describe('words that did not go out', () => {
  it('outlive a killed app, and go out once and in their order', async () => {
    const hers = await phones.of(owner);
    await inTalk(hers);
    await hers.sees('还没有人说话');
    hers.network('off');
    for (const words of ['第一句话', '第二句话']) await says(hers, words);
    await hers.sees('等有网自动发出', TALK);
    hers.kill();

    const again = phones.open({ storage: hers.storage });
    again.network('off');
    again.launch(TALK, { id: talk.groupId });
    await again.sees('第二句话', TALK);
    again.network('on');
    await again.until(() => times(again, sayCall()) === 2, 'both to go out');
    await again.until(() => !/等有网自动发出|发送中/.test(again.text()), 'nothing left to wait');
    const { entries } = await (await county.as(owner)).messages.page({ id: talk.groupId });
    expect(entries.map(({ content }) => content?.text)).toEqual(['第一句话', '第二句话']);
  });

  it('whose answer was lost are said once under their own name', async () => {
    const hers = await phones.of(owner);
    await inTalk(hers);
    await hers.sees('还没有人说话');
    hers.network('oneWay');
    await says(hers, '只说一遍');
    await hers.until(() => times(hers, sayCall()) > 1, 'the phone to say it again');
    hers.network('on');
    await hers.until(() => !hers.text().includes('发送中'), 'an answer');
    const names = hers.requests
      .filter(({ method, url }) => method === 'POST' && url.endsWith('/messages'))
      .map(({ data }) => JSON.stringify(data));
    expect(new Set(names).size).toBe(1);
    const { entries } = await (await county.as(owner)).messages.page({ id: talk.groupId });
    expect(entries.map(({ content }) => content?.text)).toEqual(['只说一遍']);
  });

  it('typed and not sent are there again', async () => {
    const hers = await phones.of(owner);
    await inTalk(hers);
    await hers.type('说两句', '想问一下停电');
    await hers.until(() => hers.isOn('发送'), 'the way to send');
    hers.kill();
    const again = phones.open({ storage: hers.storage });
    again.launch(TALK, { id: talk.groupId });
    await again.until(() => again.isOn('发送'), 'the draft');
    await again.tap('发送');
    await again.sees('想问一下停电', TALK);
    await again.until(() => times(again, sayCall()) === 1, 'the draft to go out');
  });
});
