import { toBuffer } from 'qrcode';
import sharp from 'sharp';
import { Rules } from '../../../cloud/src/kernel/time/rules';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import { type Someone, someoneKnown } from '../../kit/known';
import type { Member } from '../../kit/makers.groups';
import { openTalk, saying, type Talk } from '../../kit/talk';
import { aPdf, aPhoto, linksOf, photo, sent, wave } from '../../kit/uploads';
import { openWechat, type Wechat } from '../../kit/wechat/wechat';

const WORDS = '/wxa/msg_sec_check';
let wechat: Wechat;
let county: County;
let talk: Talk;
let owner: Member;
let neighbour: Member;
beforeAll(async () => {
  wechat = await openWechat();
  county = await openCounty();
  talk = await openTalk(county);
  [owner, neighbour] = [await talk.member('赵玉成'), await talk.member('钱多多')];
  const his = await county.as(await county.administrator());
  const csv = 'word,act,label,source\n代开发票,refuse,fraud,县里的单子\n低价转让,hold,ad,县里的单子';
  await his.order.bringWords({ csv, dryRun: false });
});
afterEach(() => wechat.forget());
afterAll(async () => {
  await county.close();
  await wechat.close();
});

const put = async (who: Member, bytes: Buffer, name?: string) => {
  const { id } = await sent(county, who, bytes, { name });
  const { entry } = await (await county.as(who)).messages.say({ id: talk.groupId, clientId: newKey(), fileId: id });
  return { fileId: id, seq: entry.seq, state: entry.state };
};
const stateOf = async (seq: number) =>
  (await (await county.as(owner)).messages.page({ id: talk.groupId, around: seq })).entries.find((entry) => entry.seq === seq)?.state;
const waits = async (seq: number) => (await talk.his.order.waiting()).held.find(({ entry }) => entry.seq === seq);
const isRule = async (name: string, value: string) => {
  await county.database.run('UPDATE rule SET value = ? WHERE region = ? AND name = ?', [value, county.region, name]);
  (await county.service.get(Rules)).forget();
};
const withCode = async () => {
  const code = await toBuffer('https://u.wechat.com/EAbcdefghijk', { width: 180 });
  return photo(640, 480)
    .composite([{ input: code, left: 400, top: 250 }])
    .toBuffer()
    .then((bytes) => sharp(bytes).jpeg().toBuffer());
};

describe('a photo, a voice or a document that no machine judges', () => {
  it.each([
    ['photo', () => aPhoto(60, 40)],
    ['voice', () => Promise.resolve(wave(2))],
    ['document', () => Promise.resolve(aPdf())],
  ])('%s: is its author’s alone until somebody has looked', async (_, made) => {
    const { fileId, seq, state } = await put(owner, await made());
    expect(state).toBe('pending');
    await county.tick();
    expect(await waits(seq)).toMatchObject({ label: '照片、语音和文件要人看过才放出来' });
    expect([await linksOf(county, owner, fileId), await linksOf(county, talk.keeper, fileId)]).not.toContain(undefined);
    expect(await linksOf(county, neighbour, fileId)).toBeUndefined();
    await talk.his.order.decide({ id: talk.groupId, seq, pass: true, why: '是正事' });
    expect(await linksOf(county, neighbour, fileId)).toBeDefined();
  });

  it('of staff needs nobody', async () => {
    for (const bytes of [await aPhoto(61, 40), wave(2), aPdf('staff')]) {
      const { id } = await sent(county, talk.keeper, bytes);
      expect((await talk.his.messages.say({ id: talk.groupId, clientId: newKey(), fileId: id })).entry.state).toBe('shown');
    }
  });
});

describe('what is read of an entry', () => {
  it('is judged wherever it stands: in the name of a document, in the address of a place', async () => {
    await expect(put(owner, aPdf('a'), '代开 发票.pdf')).rejects.toMatchObject({ code: 'WORDS_REFUSED' });
    const { seq } = await put(owner, aPdf('b'), '低价转让.pdf');
    expect(await waits(seq)).toMatchObject({ label: '广告' });
    const hers = await county.as(owner);
    const place = { name: '市场', address: '代开发票找我' };
    await expect(hers.messages.say({ id: talk.groupId, clientId: newKey(), place })).rejects.toMatchObject({ code: 'WORDS_REFUSED' });
  });

  it('is what WeChat is asked about, and the same when it is asked again', async () => {
    const her: Someone = await someoneKnown(county, talk, wechat);
    const asked = async () =>
      (await wechat.calls(WORDS)).filter(({ body }) => body.openid === her.openid).map(({ body }) => String(body.content));
    await put(her.member, aPdf('c'), '报价.pdf');
    expect(await asked()).toEqual(['报价.pdf']);
    await wechat.next(WORDS, { errcode: -1 }, 2);
    const place = { name: '早市', address: '幸福路 3 号' };
    const { entry } = await her.hers.messages.say({ id: talk.groupId, clientId: newKey(), place });
    expect(entry.state).toBe('pending');
    await county.clock(county.later(1));
    expect(await stateOf(entry.seq)).toBe('shown');
    expect(new Set((await asked()).slice(1))).toEqual(new Set(['早市 幸福路 3 号']));
  });
});

describe('a way out of the group', () => {
  it('is held, refused or let through as the rules of the county say; staff may show one', async () => {
    const hers = await county.as(owner);
    const link = saying(talk.groupId, '看这里 shop.example.com');
    const held = await hers.messages.say(link);
    expect(held.entry.state).toBe('pending');
    expect(await waits(held.entry.seq)).toMatchObject({ label: '有网址' });
    expect((await hers.messages.say(saying(talk.groupId, '我的电话 13912345678'))).entry.state).toBe('shown');
    expect((await talk.his.messages.say({ ...link, clientId: newKey() })).entry.state).toBe('shown');
    await isRule('group.link', 'refuse');
    await expect(hers.messages.say({ ...link, clientId: newKey() })).rejects.toMatchObject({
      code: 'WORDS_REFUSED',
      message: expect.stringContaining('有网址'),
    });
    await isRule('group.link', 'pass');
    expect((await hers.messages.say({ ...link, clientId: newKey() })).entry.state).toBe('shown');
  });

  it('is found in a photo too', async () => {
    const held = await put(owner, await withCode());
    const plain = await put(owner, await aPhoto(640, 480));
    await county.tick();
    expect([(await waits(held.seq))?.label, (await waits(plain.seq))?.label]).toEqual([
      '照片里有二维码',
      '照片、语音和文件要人看过才放出来',
    ]);
    await isRule('group.qr', 'refuse');
    const refused = await put(owner, await withCode());
    await county.tick();
    expect(await stateOf(refused.seq)).toBe('refused');
  });

  it('is found before WeChat is asked, which sees nothing in it', async () => {
    await isRule('group.qr', 'hold');
    const her = await someoneKnown(county, talk, wechat);
    const { seq } = await put(her.member, await withCode());
    await county.tick();
    expect(await wechat.calls('/wxa/media_check_async')).toEqual([]);
    expect(await waits(seq)).toMatchObject({ label: '照片里有二维码' });
  });
});
