import { env } from '../../../cloud/src/config/env';
import { WechatPush } from '../../../cloud/src/kernel/wechat/wechat.push';
import { newKey } from '../../../miniapp/src/kernel/once';
import { type County, openCounty } from '../../kit/county';
import { type Someone, someoneKnown } from '../../kit/known';
import { openTalk, type Talk } from '../../kit/talk';
import { aPdf, aPhoto, fetched, linksOf, sent, wave } from '../../kit/uploads';
import { openWechat, type Wechat } from '../../kit/wechat/wechat';

const MEDIA = '/wxa/media_check_async';
let wechat: Wechat;
let county: County;
let talk: Talk;
beforeAll(async () => {
  wechat = await openWechat();
  county = await openCounty();
  talk = await openTalk(county);
  env.PUBLIC_URL = county.service.url;
});
afterEach(() => wechat.forget());
afterAll(async () => {
  env.PUBLIC_URL = undefined;
  await county.close();
  await wechat.close();
});

const someone = () => someoneKnown(county, talk, wechat);
async function show({ member, hers }: Someone, bytes: Buffer) {
  const { id } = await sent(county, member, bytes);
  const { entry } = await hers.messages.say({ id: talk.groupId, clientId: newKey(), fileId: id });
  return { fileId: id, seq: entry.seq, state: entry.state };
}
const stateOf = async ({ hers }: Someone, seq: number) =>
  (await hers.messages.page({ id: talk.groupId, after: 0 })).entries.find((entry) => entry.seq === seq)?.state;
const asked = async ({ openid }: Someone) =>
  (await wechat.calls(MEDIA)).filter(({ body }) => body.openid === openid).map(({ body }) => body);
const traceOf = async (seq: number) =>
  (
    await county.database.query<{ trace_id: string }>('SELECT trace_id FROM content_check WHERE region = ? AND group_id = ? AND seq = ?', [
      county.region,
      talk.groupId,
      seq,
    ])
  )[0]!.trace_id;
const waits = async (seq: number) => (await talk.his.order.waiting()).held.find(({ entry }) => entry.seq === seq);

let second = 0;
/** The platform says what it holds of something. */
async function told({ openid }: Someone, traceId: string, suggest: string, label = '100') {
  const push = await county.service.get(WechatPush);
  const now = Math.floor(push.clock.now().getTime() / 1000);
  const event = { ToUserName: 'gh_1', FromUserName: openid, CreateTime: now + second++, MsgType: 'event', Event: 'wxa_media_check' };
  const message = { ...event, appid: 'wx1', version: 2, trace_id: traceId, result: { suggest, label }, detail: [] };
  return wechat.push({ url: `${county.service.url}/api/wechat-push`, message, timestamp: now });
}

describe('showing a picture that WeChat judges', () => {
  it('keeps it to its author until the verdict comes, and lets WeChat fetch it meanwhile', async () => {
    const [her, other] = [await someone(), await talk.member('白灵')];
    const { seq, state, fileId } = await show(her, await aPhoto(60, 40));
    expect(state).toBe('pending');
    expect(await linksOf(county, other, fileId)).toBeUndefined();
    expect(await linksOf(county, her.member, fileId)).toBeDefined();
    await county.tick();
    const [question] = await asked(her);
    expect(question).toMatchObject({ media_type: 2, version: 2, scene: 3 });
    expect((await fetched({ service: { ...county.service, url: '' } }, String(question!.media_url))).status).toBe(200);
    expect(await told(her, await traceOf(seq), 'pass')).toMatchObject({ status: 200 });
    expect(await stateOf(her, seq)).toBe('shown');
    expect(await linksOf(county, other, fileId)).toBeDefined();
  });

  it('takes it away where the verdict is bad, and puts it before a person where WeChat is not sure', async () => {
    const her = await someone();
    const [bad, unsure] = [await show(her, await aPhoto(61, 40)), await show(her, wave(3))];
    await county.tick();
    expect((await asked(her)).map(({ media_type: type }) => type).sort()).toEqual([1, 2]);
    await told(her, await traceOf(bad.seq), 'risky', '20002');
    await told(her, await traceOf(unsure.seq), 'review', '20003');
    expect([await stateOf(her, bad.seq), await stateOf(her, unsure.seq)]).toEqual(['refused', 'pending']);
    expect(await waits(unsure.seq)).toMatchObject({ label: '骂人的话' });
    expect(await linksOf(county, talk.keeper, unsure.fileId)).toBeDefined();
    await talk.his.order.decide({ id: talk.groupId, seq: unsure.seq, pass: true, why: '听过了' });
    expect(await stateOf(her, unsure.seq)).toBe('shown');
  });

  it('asks once more after half an hour of silence, and then a person', async () => {
    const her = await someone();
    const { seq } = await show(her, await aPhoto(62, 40));
    await county.tick();
    const first = await traceOf(seq);
    await county.clock(county.later(31));
    expect(await asked(her)).toHaveLength(2);
    expect(await traceOf(seq)).not.toBe(first);
    await county.clock(county.later(31));
    expect(await asked(her)).toHaveLength(2);
    expect(await waits(seq)).toMatchObject({ label: '微信一直没有给出判断' });
    await told(her, await traceOf(seq), 'pass');
    expect(await stateOf(her, seq)).toBe('shown');
  });

  it('goes on asking while WeChat is away, and asks a person where it knows nothing of its author', async () => {
    const her = await someone();
    await wechat.next(MEDIA, { errcode: -1 }, 2);
    const { seq } = await show(her, await aPhoto(63, 40));
    await county.tick();
    await county.clock(county.later(1));
    await told(her, await traceOf(seq), 'pass');
    expect(await stateOf(her, seq)).toBe('shown');
    await wechat.next(MEDIA, { errcode: 61010 });
    const next = await show(her, await aPhoto(64, 40));
    await county.tick();
    expect(await waits(next.seq)).toBeDefined();
  });

  it('is not asked about a document, which waits for a person, nor about what staff show', async () => {
    const her = await someone();
    expect((await show(her, aPdf())).state).toBe('pending');
    const { id } = await sent(county, talk.keeper, await aPhoto(65, 40));
    expect((await talk.his.messages.say({ id: talk.groupId, clientId: newKey(), fileId: id })).entry.state).toBe('shown');
    await county.tick();
    expect(await asked(her)).toEqual([]);
  });
});
