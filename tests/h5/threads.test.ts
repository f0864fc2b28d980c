import { judge } from '../kit/browser/look';
import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import { longPress, say } from '../kit/browser/talk';
import type { Member } from '../kit/makers.groups';
import { openTalk, saying, type Talk } from '../kit/talk';

let stage: Stage;
let talk: Talk;
let owner: Member;
let hers: Phone;
let his: Phone;
beforeAll(async () => {
  stage = await openStage();
  talk = await openTalk(stage.county, { name: '限上商贸企业诉求交流群' });
  owner = await talk.member('赵玉成', '玉成建材行');
  hers = await stage.phone(owner);
  his = await stage.phone(talk.keeper);
});
afterAll(() => stage.close());

const inTalk = `groups/talk/talk?id=`;

describe('what does not belong into the group', () => {
  it('is said apart, from the words it is about, and is found from the group again by both', async () => {
    await (await stage.county.as(owner)).messages.say(saying(talk.groupId, '退税的事想单独问问'));
    await hers.open(`${inTalk}${talk.groupId}`, '退税的事想单独问问');
    await longPress(hers, '退税的事想单独问问');
    await judge(hers, 'menu-mine');
    await hers.tap('单独说');
    await hers.seeAll('在这里单独说', '只有本人和牵头部门看得到');
    await say(hers, '税号是这个');
    await his.open(`groups/about/card?id=${talk.groupId}`, '单独说的');
    await his.tap(/^单独说的|单独说的/);
    await his.see('说的是:退税的事想单独问问');
    await his.tap(/玉成建材行 · 单独说/);
    await his.see('税号是这个');
    await say(his, '收到,今天退');
    await hers.see('收到,今天退');
  });
});

describe('who comes on duty', () => {
  it('reads in the group what the last shift has left unanswered, and once it is read it stands in nobody else’s way but theirs', async () => {
    await (await stage.county.as(owner)).messages.say(saying(talk.groupId, '营业执照变更要带什么材料?'));
    await stage.county.tick();
    await stage.clock('2026-11-23T18:01:00+08:00');
    await stage.clock('2026-11-24T08:40:00+08:00');
    await his.open(`${inTalk}${talk.groupId}`, /交班:还有 \d 个问题没答/);
    await judge(his, 'hand-over');
    await his.tap(/^交班/);
    await his.see(/营业执照变更要带什么材料/);
    await judge(his, 'hand-over-aside');
    await his.tap('返回');
    await his.gone(/交班:还有 \d 个问题没答/);
    await his.at('说两句', 'textbox').waitFor();
    const colleague = await stage.phone(await talk.serves('staff', '韩冰'));
    await colleague.open(`${inTalk}${talk.groupId}`, /交班:还有 \d 个问题没答/);
    await colleague.close();
  });
});
