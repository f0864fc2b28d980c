import { judge } from '../kit/browser/look';
import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import { say } from '../kit/browser/talk';
import { until } from '../kit/line';
import { bond, firm, type Member } from '../kit/makers.groups';
import { fill, openTalk, saying, type Talk } from '../kit/talk';

let stage: Stage;
let talk: Talk;
let owner: Member;
let hers: Phone;
let chief: Phone;

beforeAll(async () => {
  stage = await openStage();
  talk = await openTalk(stage.county, { name: '限上商贸企业诉求交流群' });
  owner = await talk.member('赵玉成', '玉成建材行');
  hers = await stage.phone(owner);
  chief = await stage.phone(await stage.county.administrator(), { desk: true });
});
afterAll(() => stage.close());

/** By how many pixels the one group of a county is narrower than the card it stands in. */
const besideOne = ({ page }: Phone) =>
  page.evaluate(() => {
    const [card] = [...document.querySelectorAll('.ov-g')].filter((box) => box.getBoundingClientRect().width > 0);
    const wide = (box: Element | undefined | null) => box?.getBoundingClientRect().width ?? Number.NaN;
    return wide(card) - wide(card?.firstElementChild);
  });

describe('supervision, which sits in no group', () => {
  it('finds every group of the county, what waits in it, and its record', async () => {
    const seq = await talk.says(await stage.county.as(owner), '某某的电话是多少?');
    await stage.county.tick();
    await talk.his.order.hide({ id: talk.groupId, seq, hidden: true, why: '有别人的电话' });
    await chief.open('tabs/me', '交流群监督');
    await chief.tap(/^交流群监督/);
    await chief.see('限上商贸企业诉求交流群');
    await judge(chief, 'wide-oversee');
    expect(await besideOne(chief)).toBeLessThan(1);
    await chief.tap(/^限上商贸企业诉求交流群/);
    await chief.tap('做过的', 'tab');
    await chief.seeAll('某某的电话是多少?', '有别人的电话');
    expect(await chief.at('怎么说话', 'tab').count()).toBe(0);
    await chief.tap(/^放回第/);
    await chief.choose('收错了');
    await chief.tap(/^放回$/);
    await chief.see('放回了一条');
  });

  it('keeps the county’s words: puts one in, changes it, takes it out, and brings many by a table', async () => {
    await chief.open('groups/order/words', '词表还是空的');
    await chief.tap('加一个词');
    await chief.type('哪个词', '代写论文');
    await chief.type('依据', '县网信办三月的通知');
    await chief.tap('加进去');
    await chief.see('代写论文');
    await chief.tap(/^代写论文/);
    await chief.choose('不让发');
    await chief.tap('改好了');
    await chief.at(/^代写论文.*不让发/s).waitFor();
    await expect((await stage.county.as(owner)).messages.say(saying(talk.groupId, '代 写 论 文 找我'))).rejects.toMatchObject({
      code: 'WORDS_REFUSED',
    });
    const chooser = chief.page.waitForEvent('filechooser');
    await chief.tap('传一张表');
    const table = 'word,act,label,source\r\n刷单返利,hold,fraud,公安局\r\n代写论文,off,ad,取下';
    await (await chooser).setFiles({ name: '词表.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await chief.see('新加 1 个,改动和取下 1 个,0 个没变。');
    await chief.tap('写入');
    await chief.see('刷单返利');
    expect(await chief.at(/^代写论文/).count()).toBe(0);
    await judge(chief, 'wide-words');
  });
});

describe('whoever answers for a firm', () => {
  it('sees who acts for it, and sends away who should not any more', async () => {
    const leaver = await stage.county.resident('孙大声');
    const [made] = await stage.county.database.query<{ uscc: string }>('SELECT uscc FROM firm WHERE id = ?', [owner.firmId]);
    await (await stage.county.as(leaver)).firms.claim({ uscc: made?.uscc ?? '', part: 'staff' });
    await hers.open('firms/mine', '玉成建材行');
    await hers.tap('看谁代表玉成建材行');
    await hers.seeAll('赵玉成(您自己)', '孙大声');
    await judge(hers, 'firm-people');
    await hers.tap('请孙大声出去');
    await hers.tap(/^请出去$/);
    await hers.gone('孙大声');
    expect((await (await stage.county.as(leaver)).firms.mine()).bonds).toEqual([]);
  });
});

describe('whoever verifies', () => {
  it('reaches those beyond the first page', async () => {
    const wanted = await firm(talk.shop, { name: '人人都想代表的一家' });
    for (let i = 1; i <= 31; i++) await bond(talk.shop, (await stage.county.resident(`登记人第${i}`)).id, wanted, 'asked');
    await chief.open('firms/waiting', /登记人第1,/);
    expect(await chief.page.getByText('登记人第31,').count()).toBe(0);
    await chief.tap('再看一些');
    await chief.see(/登记人第31,/);
  });

  it('looks a firm up and sees its people', async () => {
    await chief.open('firms/people', '写名字开头的几个字,或者 18 位信用代码');
    await chief.type('找单位', '玉成');
    await chief.tap(/^玉成建材行/);
    await chief.see('代表它的 1 人');
  });
});

describe('what a group is shown', () => {
  it('leads to the guide of an item', async () => {
    await hers.open(`catalogue/guide?code=SB03&region=${stage.county.region}`, '要带什么');
    await hers.tap(/^发到群里/);
    await judge(hers, 'sharing');
    await hers.tap(/^限上商贸企业诉求交流群/);
    await hers.tap('发出去');
    const desk = await stage.phone(talk.keeper);
    await desk.open(`groups/talk/talk?id=${talk.groupId}`, /^怎么办:/);
    await desk.tap(/^怎么办:/);
    await desk.see('要带什么');
    await desk.close();
  });

  it('calls on a department, and its people are told', async () => {
    await hers.open(`groups/talk/talk?id=${talk.groupId}`, /^怎么办:/);
    await hers.tap('更多');
    await hers.tap(/^叫人来看/);
    await hers.tap(/这个单位在群里的人都会收到提醒/);
    await hers.tap('发送');
    await hers.see(/^@/);
    const told = async () => (await talk.his.groups.list()).groups.some(({ id, spokenTo }) => id === talk.groupId && spokenTo);
    await until(async () => (await told()) || undefined, 'those of the department to be told');
  });
});

describe('what was said long ago', () => {
  let long: Talk;
  let reader: Phone;
  beforeAll(async () => {
    long = await openTalk(stage.county, { name: '新办企业诉求交流群' });
    await fill(stage.county, long, 150);
    await stage.county.database.run('UPDATE chat_message SET at = ? WHERE region = ? AND group_id = ? AND seq <= 20', [
      ...[stage.county.later(-3 * 1440), stage.county.region, long.groupId],
    ]);
    reader = await stage.phone(await long.member('乌云', '乌云奶食'));
  });

  it('is one tap from whoever quotes it', async () => {
    await long.his.messages.say(saying(long.groupId, '那时候就说过', { reply: 7 }));
    await reader.open(`groups/talk/talk?id=${long.groupId}`, '那时候就说过');
    await reader.tap(/^看原话/);
    await reader.see('从前的第 7 句');
    await reader.at('回到最新').waitFor();
  });

  it('is found by its day', async () => {
    await reader.open(`groups/about/search?id=${long.groupId}`, '看某一天说的');
    const then = new Date(stage.county.later(-3 * 1440).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    await reader.page.getByLabel('哪一天').filter({ visible: true }).last().fill(then);
    await reader.tap('去看那天');
    await reader.see('从前的第 1 句');
    await say(reader, '我看到了');
  });
});
