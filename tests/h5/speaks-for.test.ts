import { judge } from '../kit/browser/look';
import { openStage, type Stage } from '../kit/browser/stage';
import { say } from '../kit/browser/talk';
import { until } from '../kit/line';
import { ask, bond, firm } from '../kit/makers.groups';
import { openTalk } from '../kit/talk';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('an accountant of two firms', () => {
  it('sees for which one she speaks, and changes it', async () => {
    const own = await openTalk(stage.county, { name: '小微企业诉求交流群' });
    const accountant = await own.member('林会计', '甲家商行');
    const second = await firm(own.shop, { name: '乙家商行' });
    await bond(own.shop, accountant.id, second);
    await ask(own.shop, own.groupId, second);
    const phone = await stage.phone(accountant);
    await phone.open(`groups/talk/talk?id=${own.groupId}`, '替 甲家商行 说');
    await judge(phone, 'speaks-for');
    await phone.tap('替甲家商行说话,点这里换一家');
    await phone.tap('乙家商行', 'radio');
    await phone.see('替 乙家商行 说');
    await say(phone, '替乙家问一句');
    const heard = async () => (await own.his.messages.page({ id: own.groupId })).entries.at(-1)?.speaker?.of;
    expect(await until(heard, 'her words to be heard')).toBe('乙家商行');
    await phone.close();
  });
});
