import type { County } from '../kit/county';
import type { Member } from '../kit/makers.groups';
import type { Talk } from '../kit/talk';
import { aPhoto, mp3 } from '../kit/uploads';
import type { Phone, Phones } from '../kit/weapp/phone';
import { inTalk, openOwner, TALK } from '../kit/weapp/talk';
import { makeEars } from '../kit/weapp/voice';

let county: County;
let phones: Phones;
let talk: Talk;
let owner: Member;
beforeEach(async () => {
  ({ county, phones, talk, owner } = await openOwner(county));
});
afterEach(() => phones.close());
afterAll(() => county.close());

const said = (phone: Phone) => phone.sent().filter((sent) => sent === `POST /api/groups/${talk.groupId}/messages`).length;

describe('a voice', () => {
  const sound = mp3(3);
  const ears = (over: Partial<Parameters<typeof makeEars>[0]> = {}) => {
    const network = { on: true };
    return { network, ...makeEars({ county, sound, isOnline: () => network.on, ...over }) };
  };
  const kinds = async () => (await (await county.as(owner)).messages.page({ id: talk.groupId })).entries.map(({ kind }) => kind);

  it('recorded without a signal outlives a killed app, and goes out once with its file', async () => {
    const { network, extra, kept } = ears();
    const hers = await phones.of(owner, { extra });
    await inTalk(hers);
    await hers.sees('还没有人说话');
    await hers.tap('说一段语音');
    await hers.sees('正在听您说');
    hers.network('off');
    network.on = false;
    await hers.sees('1 秒', TALK);
    await hers.tap('说完了');
    await hers.sees('先听一遍');
    await hers.tap('发出去');
    await hers.sees('等有网自动发出', TALK);
    await hers.sees('语音 3 秒', TALK);
    hers.kill();

    const again = phones.open({ storage: hers.storage, extra });
    network.on = true;
    again.launch(TALK, { id: talk.groupId });
    await again.until(() => said(again) === 1, 'the voice to go out');
    await again.until(() => !/等有网自动发出|发送中/.test(again.text()), 'nothing left to wait');
    expect(await kinds()).toEqual(['voice']);
    expect([...kept]).toEqual([]);
  });

  it('is not recorded where the microphone is refused, and one is told where to allow it', async () => {
    const hers = await phones.of(owner, { extra: ears({ refusal: 'operateRecorder:fail auth deny' }).extra });
    await inTalk(hers);
    await hers.tap('说一段语音');
    await hers.sees('没有用麦克风的许可', TALK);
    await hers.tap('去打开');
    await hers.until(() => hers.calls.some(({ name }) => name === 'openSetting'), "WeChat's own settings");
    await hers.until(() => hers.canTap('说一段语音'), 'the way to write');
    expect(await kinds()).toEqual([]);
  });
});

describe('a photo', () => {
  it('chosen without a signal outlives a killed app, and goes out once', async () => {
    const network = { on: false };
    const { extra, kept } = makeEars({ county, sound: await aPhoto(), called: 'photo.jpg', isOnline: () => network.on });
    const hers = await phones.of(owner, { extra });
    await inTalk(hers);
    await hers.sees('还没有人说话');
    hers.network('off');
    await hers.tap('更多');
    await hers.tap('照片');
    await hers.tap('发出去');
    await hers.sees('等有网自动发出', TALK);
    hers.kill();

    const again = phones.open({ storage: hers.storage, extra });
    network.on = true;
    again.launch(TALK, { id: talk.groupId });
    await again.until(() => said(again) === 1, 'the photo to go out');
    await again.until(() => !/等有网自动发出|发送中/.test(again.text()), 'nothing left to wait');
    const { entries } = await (await county.as(owner)).messages.page({ id: talk.groupId });
    expect(entries.map(({ kind }) => kind)).toEqual(['image']);
    expect([...kept]).toEqual([]);
  });
});

describe('a place', () => {
  const place = { name: '北关市场', address: '北关街 5 号', latitude: 40.6, longitude: 115 };
  const chosen = async (map: Record<string, unknown> | string) => {
    const { extra } = makeEars({ county, sound: mp3(1), isOnline: () => true, map });
    const hers = await phones.of(owner, { extra });
    await inTalk(hers);
    await hers.tap('更多');
    await hers.tap('位置');
    return hers;
  };

  it('is chosen on the map', async () => {
    const hers = await chosen(place);
    await hers.sees('北关街 5 号', TALK);
    await hers.until(() => said(hers) === 1, 'the place to go out');
    const { entries } = await (await county.as(owner)).messages.page({ id: talk.groupId });
    expect(entries.map(({ content }) => content?.place)).toEqual([place]);
  });

  it('is written where the map is refused', async () => {
    const hers = await chosen('chooseLocation:fail auth deny');
    await hers.sees('没有用位置的许可', TALK);
    await hers.type('地址', '老马牛肉面隔壁');
    await hers.tap('发出去');
    await hers.until(() => said(hers) === 1, 'the place to go out');
  });
});
