import { env } from '../../cloud/src/config/env';
import { type County, openCounty, type Person } from '../kit/county';
import { matterIn } from '../kit/matters';
import { aRequest } from '../kit/requests';
import { withTemplates } from '../kit/templates';
import { askForHelp, sayDone } from '../kit/weapp/errand';
import { openPhones, type Phone, type Phones } from '../kit/weapp/phone';
import { TEMPLATE_IDS } from '../kit/wechat/fake.account';

let county: County;
let phones: Phones;
beforeAll(async () => {
  withTemplates();
  county = await openCounty();
  phones = await openPhones(county);
});
afterAll(() => {
  phones.close();
  env.WECHAT_TEMPLATES = undefined;
  return county.close();
});

const asked = (phone: Phone) =>
  phone.calls.filter(({ name }) => name === 'requestSubscribeMessage').map(({ args }) => (args as { tmplIds: string[] }).tmplIds);
const left = async (person: Person) => {
  const { subscriptions } = await (await county.as(person, 'resident')).deliveries.subscriptions();
  return Object.fromEntries(subscriptions.map(({ template, left: n }) => [template, n]));
};
const ABOUT_ME = [TEMPLATE_IDS.progress, TEMPLATE_IDS.visit];
const reported = (phone: Phone) => phone.until(() => phone.sent().includes('POST /api/me/subscriptions'), 'the answer to be told');

describe('WeChat asking whether it may tell somebody', () => {
  it('happens in the tap that sends a request, and a yes is told to the service', async () => {
    const person = await county.resident();
    const phone = await phones.of(person);
    await askForHelp(phone);
    expect(asked(phone)).toEqual([ABOUT_ME]);
    await reported(phone);
    await phone.rests();
    expect(await left(person)).toEqual({ progress: 1, visit: 1, task: 0 });
  });

  it('is refused, and the request is sent all the same', async () => {
    const person = await county.resident();
    const phone = await phones.of(person, { subscribes: (ids) => Object.fromEntries(ids.map((id) => [id, 'reject'])) });
    const id = await askForHelp(phone);
    await reported(phone);
    await phone.rests();
    expect((await (await county.as(person)).errands.show({ id })).state).toBe('open');
    expect(await left(person)).toEqual({ progress: 0, visit: 0, task: 0 });
  });

  it('fails, as with its main switch off, and the request is sent all the same', async () => {
    const fails = () => {
      throw new Error('The main switch is switched off');
    };
    const phone = await phones.of(await county.resident(), { subscribes: fails });
    await askForHelp(phone);
    expect(asked(phone)).toHaveLength(1);
    await phone.rests();
    expect(phone.sent()).not.toContain('POST /api/me/subscriptions');
    expect(phone.logged).toEqual([]);
  });

  it('happens when somebody says that it is done, and when an agent takes a request', async () => {
    const { villager, agent, id } = await matterIn(county, 'done');
    const hers = await phones.of(villager);
    hers.visit('errands/matter/show', { id });
    // Whoever taps before the phone knows the templates is not asked this time.
    await hers.rests();
    await sayDone(hers, '办得怎么样,说一声');
    await hers.until(() => hers.node('办得怎么样,说一声') === undefined, 'nothing left to say');
    expect(asked(hers)).toEqual([ABOUT_ME]);

    const his = await phones.of(agent);
    await (await county.as(await county.resident())).errands.send(aRequest(county));
    await county.tick();
    await his.rests();
    await his.tap('我去');
    await his.sees('打过电话了', 'errands/visit/visit');
    expect(asked(his)).toEqual([[TEMPLATE_IDS.task]]);
  });

  it('does not happen where the county has no templates', async () => {
    env.WECHAT_TEMPLATES = '';
    try {
      const phone = await phones.of(await county.resident());
      await askForHelp(phone);
      expect(asked(phone)).toEqual([]);
    } finally {
      withTemplates();
    }
  });

  it('would be refused outside a tap: the phone here is as strict as WeChat', async () => {
    const phone = await phones.of(await county.resident());
    const ended = phone.evaluate(
      "new Promise((end) => wx.requestSubscribeMessage({ tmplIds: ['x'], success: () => end('asked'), fail: ({ errMsg }) => end(errMsg) }))",
    );
    expect(await ended).toBe('requestSubscribeMessage:fail can only be invoked by user TAP gesture.');
  });
});

it('one more reminder is one tap on the page of reminders', async () => {
  const person = await county.resident();
  const phone = await phones.of(person);
  await phone.tap('我的');
  await phone.tap('提醒设置');
  await phone.sees('没有次数了', 'notices/settings');
  await phone.tap('上门时间补一次');
  await phone.sees('还可提醒 1 次');
  expect(asked(phone)).toEqual([[TEMPLATE_IDS.visit]]);
  await phone.tap('短信提醒');
  await phone.tap('自己定');
  await phone.sees('从晚上几点起');
  await phone.tap('20:00');
  const saved = () => phone.sent().filter((call) => call === 'PUT /api/me/notice-preferences').length;
  await phone.until(() => saved() === 3, 'three wishes to be saved');
  await phone.rests();
  expect(await (await county.as(person)).deliveries.preferences()).toMatchObject({
    sms: false,
    wechat: true,
    quiet: { from: '20:00', to: '07:00' },
  });
});

it('looking at a matter on the phone is having seen what was told of it', async () => {
  const { villager, id } = await matterIn(county, 'accepted');
  await county.tick();
  const her = await county.as(villager);
  expect((await her.notices.list({})).unread).toBe(1);
  const phone = await phones.of(villager);
  phone.visit('errands/matter/show', { id });
  await phone.until(() => phone.sent().includes('PUT /api/notices/seen'), 'seen to be told');
  await phone.rests();
  expect((await her.notices.list({})).unread).toBe(0);
});
