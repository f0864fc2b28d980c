import { shot } from '../kit/browser/browser';
import { judge } from '../kit/browser/look';
import { choosePhoto, fillBrowser, keptFiles, ownPhotoDrawn } from '../kit/browser/photo';
import type { Phone } from '../kit/browser/stage';
import { openShop, type Shop } from '../kit/browser/talk';
import { letThrough } from '../kit/let-through';
import { until } from '../kit/line';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const entries = async () => (await (await shop.county.as(shop.owner)).messages.page({ id: shop.talk.groupId })).entries;
const said = async () => (await entries()).map(({ kind, content }) => ({ kind, content }));
/** A microphone that hums, or what a browser says without one. */
const hearing = ({ page }: Phone, refusal: string | null) =>
  page.addInitScript((name) => {
    navigator.mediaDevices.getUserMedia = async () => {
      if (name) throw new DOMException('', name);
      const context = new AudioContext();
      const [hum, out] = [context.createOscillator(), context.createMediaStreamDestination()];
      hum.connect(out);
      hum.start();
      return out.stream;
    };
  }, refusal);
const inTalk = (refusal: string | null, size: 'x10' | 'x20' = 'x10') => shop.inTalk(size, (phone) => hearing(phone, refusal));

/** Puts the one voice of the talk into words. */
async function typeOut(phone: Phone, words: string) {
  const voice = phone.at(/^(语音|正在放语音),\d+ 秒/);
  await voice.dispatchEvent('touchstart');
  await phone.at('写成文字').waitFor();
  await voice.dispatchEvent('touchend');
  await phone.tap('写成文字');
  await phone.type('说了什么', words);
  await judge(phone, 'voice-words');
  await phone.tap('写好了');
}

describe('somebody who would rather speak than write', () => {
  it('taps, speaks, taps, hears it, and sends it; a lost signal only makes it later', async () => {
    const hers = await inTalk(null);
    await hers.tap('说一段语音');
    await hers.see('正在听您说,最长一分钟');
    await hers.see('1 秒');
    await judge(hers, 'voice-on');
    await hers.tap('说完了');
    await hers.see('先听一遍');
    await judge(hers, 'voice-done');
    await hers.context.setOffline(true);
    await hers.tap('发出去');
    await hers.see('等有网自动发出');
    expect(await said()).toEqual([]);
    await hers.context.setOffline(false);
    await hers.gone('等有网自动发出');
    await hers.tap(/^语音,\d+ 秒/);
    await hers.at(/^正在放语音/).waitFor();
    expect(await said()).toMatchObject([{ kind: 'voice', content: { file: { kind: 'voice', seconds: expect.any(Number) } } }]);
    await hers.close();
  });

  it('puts it into words, for whoever cannot listen', async () => {
    const [voice] = await entries();
    await letThrough(shop.county, shop.talk.groupId, voice?.seq ?? 0);
    const hers = await inTalk(null);
    await typeOut(hers, '南关又停电了');
    await hers.seeAll('南关又停电了', '本人写的');
    expect(await said()).toMatchObject([{ content: { transcript: { text: '南关又停电了', staff: false } } }]);
    await hers.close();
  });

  it('gives it up, and nothing is left', async () => {
    const hers = await inTalk(null, 'x20');
    await hers.tap('说一段语音');
    await hers.see('1 秒');
    await judge(hers, 'voice-large', 56);
    await hers.tap('不要了');
    await hers.at('说一段语音').waitFor();
    expect(await said()).toHaveLength(1);
    await hers.close();
  });

  it.each([
    ['NotAllowedError', /浏览器不让用麦克风/],
    ['NotFoundError', /没有找到麦克风/],
  ])('is told what to do after %s, and may write instead', async (refusal, words) => {
    const hers = await inTalk(refusal);
    await hers.tap('说一段语音');
    await hers.see(words);
    if (refusal === 'NotAllowedError') await judge(hers, 'voice-denied');
    await hers.tap('打字吧');
    await hers.at('说一段语音').waitFor();
    await hers.close();
  });
});

describe('somebody who shows it', () => {
  it('picks a photo in a browser, and it goes out as soon as there is a network', async () => {
    const hers = await inTalk(null);
    await hers.context.setOffline(true);
    await choosePhoto(hers);
    await hers.see('等有网自动发出');
    await shot(hers.page, 'photo-waiting');
    await hers.context.setOffline(false);
    await hers.gone('等有网自动发出');
    await hers.at('照片,点开看大图').waitFor();
    expect((await said()).at(-1)).toMatchObject({ kind: 'image', content: { file: { kind: 'image' } } });
    // The network went, as it was told to.
    hers.complaints.length = 0;
    await judge(hers, 'photo-sent');
    await hers.close();
  });
});

describe('somebody whose browser ends while a photo waits', () => {
  const photos = async () => (await said()).filter(({ kind }) => kind === 'image').length;

  it('finds it there again with its picture, and it goes out once; what nobody waits for is let go', async () => {
    const hers = await inTalk(null);
    const before = await photos();
    await hers.context.route('**/api/**', (route) => route.abort());
    await choosePhoto(hers);
    await ownPhotoDrawn(hers);
    const [name] = await keptFiles(hers);
    expect(await keptFiles(hers, 'kept:000000001orphan')).toHaveLength(2);

    await hers.page.reload();
    await ownPhotoDrawn(hers);
    await until(async () => (await keptFiles(hers)).length === 1, 'the orphan to be let go');
    expect(await keptFiles(hers)).toEqual([name]);
    await hers.context.unroute('**/api/**');
    await hers.context.setOffline(true);
    await hers.context.setOffline(false);
    await hers.at('照片,点开看大图').nth(before).waitFor();
    await until(async () => (await keptFiles(hers)).length === 0, 'its room to be given back');
    expect(await photos()).toBe(before + 1);
    await hers.close();
  });

  it('is told where the browser has no room, and may still send it from the open page', async () => {
    const hers = await inTalk(null);
    const before = await photos();
    await fillBrowser(hers);
    await hers.context.setOffline(true);
    await choosePhoto(hers);
    await hers.see('手机里放不下了,请先别关这一页,有网就发出去');
    await ownPhotoDrawn(hers);
    await hers.context.setOffline(false);
    await until(async () => (await photos()) === before + 1, 'the photo to go out');
    await hers.close();
  });
});

describe('somebody who says where it is', () => {
  it('writes it in a browser, which has no map to choose it on', async () => {
    const hers = await inTalk(null);
    await hers.tap('更多');
    await hers.tap(/^位置/);
    await hers.type('地址', '北关街 5 号,老马牛肉面隔壁');
    await judge(hers, 'place');
    await hers.tap('发出去');
    await hers.at(/^位置,北关街 5 号/).waitFor();
    expect((await said()).at(-1)).toEqual({
      kind: 'place',
      content: { place: { name: '北关街 5 号,老马牛肉面隔壁', address: '北关街 5 号,老马牛肉面隔壁' } },
    });
    await hers.close();
  });
});
