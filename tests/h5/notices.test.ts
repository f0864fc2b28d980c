import '../kit/browser/env';
import { env } from '../../cloud/src/config/env';
import { recordEvent } from '../../cloud/src/kernel/engine/event';
import { Ids } from '../../cloud/src/kernel/ids';
import { judge } from '../kit/browser/look';
import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import type { Person } from '../kit/county';
import { until } from '../kit/line';
import { ticketIn } from '../kit/pleas';
import { withTemplates } from '../kit/templates';

let stage: Stage;
beforeAll(async () => {
  withTemplates();
  stage = await openStage();
});
afterAll(() => {
  env.WECHAT_TEMPLATES = undefined;
  return stage.close();
});

describe('somebody who wants to be told otherwise', () => {
  it.each(['x10', 'x20'] as const)('says by which ways and when: %s', async (size) => {
    const person = await stage.county.resident();
    const phone = await stage.phone(person, { size });
    await phone.open('tabs/me', '提醒设置');
    await phone.tap('提醒设置');
    await phone.see('微信还能提醒几次');
    await phone.tap('短信提醒', 'switch');
    await phone.choose('自己定');
    await phone.see('从晚上几点起');
    await phone.choose('20:00');
    await judge(phone, `${size}-notices-settings-own`, size === 'x20' ? 56 : 44);
    const me = await stage.county.as(person);
    const kept = async () => (await me.deliveries.preferences()).quiet?.from === '20:00' || undefined;
    await until(kept, 'the wish to be kept');
    expect(await me.deliveries.preferences()).toMatchObject({ wechat: true, sms: false, quiet: { from: '20:00', to: '07:00' } });
  });
});

describe('somebody who taps on what they were told', () => {
  it('is led to the very thing, as whoever was told, from the inbox and from the link of an SMS', async () => {
    const { county } = stage;
    const { owner, clerk, says, his, hers, id } = await ticketIn(county, 'answered');
    await says(hers, '营业执照变更要带什么材料?');
    await county.tick();
    await stage.clock(county.later(31));
    const phone = await stage.phone(owner);
    await phone.open('notices/inbox', '您的诉求有答复了');
    await phone.tap(/您的诉求有答复了/);
    await phone.see('解决了');
    // A clerk who looks as a resident is led as the clerk.
    const desk = await stage.phone(clerk, { as: 'resident' });
    await desk.open('notices/inbox', '群里有人问,还没有人答');
    await desk.tap(/群里有人问/);
    await desk.see('营业执照变更要带什么材料?');
    const { notices } = await his.notices.list({});
    const raised = notices.find(({ subject }) => subject === `ticket/${id}`);
    const link = await stage.phone(clerk, { as: 'resident' });
    await link.open(`notices/inbox?open=${raised?.id}`, '对方不说,到时候自动结');
    const stranger = await stage.phone(await county.resident());
    await stranger.open(`notices/inbox?open=${raised?.id}`, '还没有消息');
  });
});

describe('a dispatcher with people to call', () => {
  let people: Person[];
  let desk: Phone;

  it('sees on the desk how many', async () => {
    const { county } = stage;
    people = [await county.resident('云桂兰'), await county.resident('韩秀英'), await county.resident('那顺')];
    const ids = await county.service.get(Ids);
    for (const { id } of people)
      await county.database.inTransaction((tx) =>
        recordEvent(tx, {
          region: county.region,
          subject: `errand/${ids.next()}`,
          no: 1,
          type: 'errand.stop',
          at: county.now().toISOString(),
          facts: { requester: id, town: county.places.town },
        }),
      );
    await county.tick();
    await stage.clock('2026-11-24T10:00:00+08:00');
    desk = await stage.phone(await county.dispatcher());
    await desk.open('tabs/home', '要打的电话 3 个');
    await judge(desk, 'x10-home-calls');
    await desk.tap('要打的电话 3 个');
    await desk.see('云*');
    await desk.gone('说到了');
    await judge(desk, 'x10-notices-calls');
  });

  it('takes one, reads the number, and says that they know', async () => {
    await desk.at('我来打').first().click();
    await desk.see(people[0]!.phone);
    await judge(desk, 'x10-notices-call-taken');
    const elder = await stage.phone(await stage.county.dispatcher(), { size: 'x20' });
    await elder.open('notices/calls', '同事正在打');
    await judge(elder, 'x20-notices-calls', 56);
    await desk.tap('云桂兰说到了');
    await desk.gone(people[0]!.phone);
  });

  it('says that nobody answered, and has it again another day', async () => {
    await desk.at('我来打').first().click();
    await desk.tap('韩秀英没打通');
    await desk.gone('韩秀英');
    await stage.clock('2026-11-25T18:00:00+08:00');
    await desk.open('notices/calls', '打过 1 次没打通');
    await judge(desk, 'x10-notices-calls-again');
  });

  it('is one, or reads why the list is not theirs', async () => {
    const other = await stage.phone(await stage.county.agent());
    await other.open('notices/calls', '这里由调度员来打');
    await judge(other, 'x10-notices-calls-agent');
  });
});
