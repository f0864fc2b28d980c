import { env } from '../../../cloud/src/config/env';
import { type Notified, openNotified, popup, SEND } from '../../kit/notified';
import { CONFIGURED, TEMPLATE_IDS } from '../../kit/wechat/fake.account';

let at: Notified;
beforeAll(async () => {
  at = await openNotified();
});
afterEach(() => at.wechat.forget());
afterAll(() => at.close());

/** Somebody who said yes that often, and to whom this happens. */
async function told(yes = 1, event = 'errand.miss') {
  const person = await at.county.resident();
  const openid = await at.bound(person, yes);
  const subject = await at.happen(event, { requester: person.id });
  return { person, openid, subject };
}

describe('somebody who let WeChat tell them', () => {
  it('is told once, in the fields of the county’s template, and the tap leads to the matter', async () => {
    const { person, subject } = await told();
    expect(await at.sentTo(person)).toEqual([
      expect.objectContaining({
        template_id: TEMPLATE_IDS.progress,
        page: `errands/matter/show?id=${subject.split('/')[1]}`,
        data: {
          thing1: { value: '代办员来过,没见到人' },
          phrase2: { value: '没见到人' },
          time3: { value: '2026年11月23日 10:00' },
          thing4: { value: '会再给您打电话,另约一个时间。' },
        },
      }),
    ]);
    expect(await at.told(person)).toEqual(['wechat sent', 'sms due']);
    expect(await at.left(person)).toBe(0);
    await at.county.tick();
    expect(await at.sentTo(person)).toHaveLength(1);
  });

  it('is told the time of a visit as a span', async () => {
    const person = await at.county.resident();
    await at.bound(person, 1, ['visit']);
    const [from, to] = ['2026-11-24T07:00:00.000Z', '2026-11-24T08:00:00.000Z'];
    await at.happen('errand.agree', { requester: person.id, from, to });
    expect((await at.sentTo(person)).map(({ data }) => data.time2)).toEqual([{ value: '2026年11月24日 15:00~16:00' }]);
  });

  it('has as many messages as they said yes, and hears of the rest by SMS at once', async () => {
    const { person } = await told(2);
    for (const no of [2, 3]) await at.happen('errand.miss', { requester: person.id }, no);
    expect(await at.sentTo(person)).toHaveLength(2);
    expect(await at.told(person)).toEqual(['wechat sent', 'sms due', 'wechat sent', 'sms due', 'wechat skipped no-accept', 'sms sent']);
    expect(at.sms(person)).toEqual(['【服务零距离】代办员来过,没见到人。会再给您打电话,另约一个时间。']);
  });

  it('is asked nothing of the platform where they switched WeChat off', async () => {
    const person = await at.county.resident();
    await at.bound(person, 1);
    await (await at.county.as(person)).deliveries.prefer({ quiet: null, wechat: false, sms: true });
    await at.happen('errand.accept', { requester: person.id });
    expect(await at.told(person)).toEqual(['wechat skipped unwanted']);
    expect(await at.left(person)).toBe(1);
  });

  it('is not told by a template the county does not have', async () => {
    env.WECHAT_TEMPLATES = CONFIGURED.split(';')[1]!;
    try {
      const { person } = await told();
      expect(await at.told(person)).toEqual(['wechat skipped no-template', 'sms sent']);
    } finally {
      env.WECHAT_TEMPLATES = CONFIGURED;
    }
  });
});

describe('an answer of the platform', () => {
  it('43101 leaves no quota, is not tried again, and the next way goes at once', async () => {
    const person = await at.county.resident();
    const openid = await at.bound(person, 3);
    await at.wechat.credits(openid, 0, TEMPLATE_IDS.progress);
    await at.happen('errand.miss', { requester: person.id });
    expect(await at.told(person)).toEqual(['wechat failed refused', 'sms sent']);
    expect(await at.left(person)).toBe(0);
    await at.happen('errand.miss', { requester: person.id }, 2);
    expect((await at.wechat.calls(SEND)).filter(({ body }) => body.touser === openid)).toHaveLength(1);
  });

  it.each([40037, 41030, 47003])('%i stays wrong: it is not tried again, nothing is used up, and the next way goes', async (errcode) => {
    await at.wechat.next(SEND, { errcode });
    const { person } = await told();
    expect(await at.told(person)).toEqual(['wechat failed bad-value', 'sms sent']);
    expect(await at.left(person)).toBe(1);
  });

  it('43107 is about the mini-program: what people said stays', async () => {
    await at.wechat.next(SEND, { errcode: 43107 });
    const { person } = await told();
    expect(await at.told(person)).toEqual(['wechat failed banned', 'sms sent']);
    expect(await at.left(person)).toBe(1);
  });

  it('43108 is tried again, and counts once', async () => {
    await at.wechat.next(SEND, { errcode: 43108 });
    const { person } = await told(2);
    expect(await at.told(person)).toEqual(['wechat due concurrent', 'sms due']);
    expect(await at.left(person)).toBe(2);
    await at.county.clock(at.county.later(1));
    expect(await at.told(person)).toEqual(['wechat sent', 'sms due']);
    expect(await at.left(person)).toBe(1);
    expect(await at.sentTo(person)).toHaveLength(1);
  });
});

describe('the quota', () => {
  it('is kept by what the platform pushes, each push once', async () => {
    const person = await at.county.resident();
    const openid = await at.bound(person, 0);
    const yes = popup(openid, 'accept', ['progress', 'visit']);
    await Promise.all([at.push(yes), at.push(yes)]);
    await at.push(yes);
    expect([await at.left(person), await at.left(person, 'visit'), await at.left(person, 'task')]).toEqual([1, 1, 0]);
    await at.push(popup(openid, 'reject'));
    expect(await at.left(person)).toBe(1);
    // What XML calls by the event's name stands in an object of that name.
    const { List, ...again } = popup(openid, 'accept');
    await at.push({ ...again, SubscribeMsgPopupEvent: { List: List[0] } });
    expect(await at.left(person)).toBe(2);
  });

  it('is gone where somebody takes it back in the settings, is banned, or the platform says it refused', async () => {
    for (const event of [
      { Event: 'subscribe_msg_change_event', List: [{ TemplateId: TEMPLATE_IDS.progress, SubscribeStatusString: 'reject' }] },
      { Event: 'subscribe_msg_sent_event', List: [{ TemplateId: TEMPLATE_IDS.progress, MsgID: '1', ErrorCode: '43101' }] },
      { Event: 'subscribe_msg_popup_event', List: [{ TemplateId: TEMPLATE_IDS.progress, SubscribeStatusString: 'ban' }] },
    ]) {
      const person = await at.county.resident();
      const openid = await at.bound(person, 2);
      expect(await at.left(person)).toBe(2);
      await at.push({ FromUserName: openid, ...event });
      expect(await at.left(person)).toBe(0);
    }
  });

  it('keeps nothing of a stranger, of an unknown template, or of a word nobody knows', async () => {
    const person = await at.county.resident();
    const openid = await at.bound(person, 0);
    await at.push(popup('o'.repeat(28), 'accept'));
    await at.push({ ...popup(openid, 'accept'), List: [{ TemplateId: 'X'.repeat(43), SubscribeStatusString: 'accept' }] });
    await at.push(popup(openid, 'acceptWithSong'));
    await at.push({ ...popup(openid, 'accept'), List: 'none' });
    expect(await at.left(person)).toBe(0);
  });

  it('is told by the phone where nothing is pushed, one tap once, and not at all where it is pushed', async () => {
    const person = await at.county.resident();
    const me = await at.county.as(person);
    const answers = [{ templateId: TEMPLATE_IDS.progress, answer: 'accept' as const }];
    await me.deliveries.subscribe({ answers });
    expect(await at.left(person)).toBe(0);
    const { WECHAT_PUSH_TOKEN } = env;
    env.WECHAT_PUSH_TOKEN = undefined;
    try {
      const key = 'k'.repeat(22);
      await me.deliveries.subscribe({ answers }, key);
      await me.deliveries.subscribe({ answers }, key);
      expect(await at.left(person)).toBe(1);
    } finally {
      env.WECHAT_PUSH_TOKEN = WECHAT_PUSH_TOKEN;
    }
    await expect(at.county.visitor().deliveries.subscriptions()).rejects.toMatchObject({ status: 401 });
    await expect(me.deliveries.subscribe({ answers: [] })).rejects.toMatchObject({ status: 422 });
  });
});
