import { judge } from '../kit/browser/look';
import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import type { Held, Person } from '../kit/county';
import { shownBy } from '../kit/totp';

let stage: Stage;
let chief: Held;
let office: Phone;
let person: Person;
beforeAll(async () => {
  stage = await openStage();
  chief = await stage.county.administrator();
  await stage.county.agent({ name: '黄晓梅' });
  person = await stage.county.resident('那顺');
  office = await stage.phone(chief, { desk: true });
});
afterAll(() => stage.close());

describe('an administrator who needs a dispatcher', () => {
  let link = '';

  it('says who, where, and sends the link it is shown once', async () => {
    await office.open('people/staff', '黄晓梅');
    await judge(office, 'wide-staff');
    await office.tap('邀请一个人');
    await office.see('选一个单位');
    await office.tap('调度员', 'tab');
    await office.tap(/^单位,/);
    await office.see('吉忽伦图苏木便民服务中心');
    await judge(office, 'wide-invite-unit');
    await office.choose('五当召镇便民服务中心');
    await office.type('姓名', '那顺');
    await office.type('手机号', person.phone);
    const sent = office.page.waitForResponse((answer) => answer.url().endsWith('/api/invitations') && answer.request().method() === 'POST');
    await office.tap('生成邀请');
    ({ link } = await (await sent).json());
    await office.see('给那顺的邀请做好了');
    await judge(office, 'wide-invite-sent');
    await office.tap('好了');
    await office.see('等着接受的邀请');
  });

  it.each(['x10', 'x20'] as const)('and whoever opens it without signing in reads what it is: %s', async (size) => {
    const phone = await stage.phone(null, { size });
    await phone.open(link.split('#/')[1] ?? '', '先用手机号登录');
    await judge(phone, `${size}-people-accept-stranger`, size === 'x20' ? 56 : 44);
  });

  it('and the one it was meant for takes the post, and locks it with a telephone', async () => {
    const hers = await stage.phone(person);
    await hers.open(link.split('#/')[1] ?? '', '请您来一起办事');
    await judge(hers, 'x10-people-accept');
    await hers.tap('接受');
    await hers.gone('请您来一起办事');
    const enrolled = hers.page.waitForResponse(
      (answer) => answer.url().endsWith('/api/me/second-factor') && answer.request().method() === 'POST',
    );
    await hers.open('people/second-factor', '设一个动态口令');
    await hers.tap('开始设置');
    await hers.see('用验证器扫一扫');
    await judge(hers, 'x10-people-second-enrol');
    const { secret } = await (await enrolled).json();
    await hers.type('动态口令', shownBy(secret));
    await hers.tap('确认');
    await hers.see('把备用码抄下来');
    await judge(hers, 'x10-people-recovery');
    await hers.tap(/抄好了/, 'checkbox');
    await hers.tap('完成');
    await office.open('people/staff', '黄晓梅');
    await office.tap('调度员', 'tab');
    await office.see('那顺');
    await office.gone('还没设动态口令');

    const later = await stage.phone(person);
    await stage.county.database.run('UPDATE session SET second_at = NULL WHERE person_id = ?', [person.id]);
    const { Sessions } = await import('../../cloud/src/kernel/auth/session.service');
    (await stage.county.service.get(Sessions)).forget();
    await later.open('people/second-factor', '确认是您本人');
    await judge(later, 'x10-people-second-show');
    await later.tap('手机不在身边,用备用码');
    await later.type('备用码', '1234');
    await later.tap('还是用动态口令');
    await later.type('动态口令', shownBy(secret, 1));
    await later.gone('确认是您本人');
  });

  it('and ends the post with a reason', async () => {
    await office.tap('结束那顺的岗位');
    await office.see('所有设备都会退出登录');
    await judge(office, 'wide-staff-end');
    await office.choose('聘期到了');
    await office.tap('结束这个岗位');
    await office.see('还没有调度员');
  });
});
