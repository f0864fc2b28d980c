import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import { fromEnd, linesIn, movedWhileReadingDown, readBack, readOn, topOf } from '../kit/browser/talk';
import { fill, openTalk, saying, type Talk } from '../kit/talk';

const SAID = 400;
let stage: Stage;
let long: Talk;
let reader: Phone;
const page = () => `groups/talk/talk?id=${long.groupId}`;
beforeAll(async () => {
  stage = await openStage();
  long = await openTalk(stage.county, { name: '新办企业诉求交流群' });
  await fill(stage.county, long, SAID);
  reader = await stage.phone(await long.member('乌云', '乌云奶食'));
});
afterAll(() => stage.close());

describe('reading back', () => {
  it('begins at the end, and stays where one reads while older words come in above', async () => {
    await reader.open(page(), `从前的第 ${SAID} 句`);
    await reader.page.waitForFunction(() => {
      const log = [...document.querySelectorAll('.log')].at(-1);
      return log !== undefined && log.scrollTop > 0 && log.scrollHeight - log.scrollTop - log.clientHeight < 4;
    });
    await readBack(reader);
    await reader.see('从前的第 371 句');
    const before = await topOf(reader, '从前的第 371 句');
    await reader.at('看更早的消息').or(reader.page.getByText('从前的第 345 句')).first().waitFor();
    expect(Math.abs((await topOf(reader, '从前的第 371 句')) - before)).toBeLessThan(4);
  });

  it('is not pulled away by what is said now, and finds back to it', async () => {
    const before = await topOf(reader, '从前的第 371 句');
    await long.his.messages.say(saying(long.groupId, '现在说的一句'));
    await reader.at('1 条新消息').waitFor();
    expect(Math.abs((await topOf(reader, '从前的第 371 句')) - before)).toBeLessThan(4);
    await reader.tap('1 条新消息');
    await reader.see('现在说的一句');
    expect(await fromEnd(reader)).toBeLessThan(20);
  });

  it('goes to a sentence that was looked for', async () => {
    await reader.open(`groups/about/search?id=${long.groupId}`, '在这个群里找');
    await reader.type('找一句话', '第 7 句');
    await reader.tap(/^从前的第 7 句/);
    await reader.see('从前的第 7 句');
    expect(await topOf(reader, '从前的第 7 句')).toBeLessThan(800);
    await reader.at('回到最新').waitFor();
  });
});

describe('reading back far', () => {
  beforeAll(async () => {
    await reader.close();
    reader = await stage.phone(await long.member('白灵', '白灵花店'));
  });

  it('keeps a bounded number of lines, whichever way one goes', async () => {
    await reader.open(page(), `从前的第 ${SAID} 句`);
    const up = await readOn(reader, '从前的第 1 句', 'up');
    const down = await readOn(reader, `从前的第 ${SAID} 句`, 'down');
    await readOn(reader, '从前的第 1 句', 'up');
    await reader.tap('回到最新');
    await reader.see(`从前的第 ${SAID} 句`);
    expect(Math.max(...up, ...down, await linesIn(reader))).toBeLessThanOrEqual(200);
    expect(Math.min(...up, ...down)).toBeGreaterThanOrEqual(30);
  });

  it('stays where one reads while what lies far above is let go', async () => {
    await readOn(reader, '从前的第 1 句', 'up');
    expect(await movedWhileReadingDown(reader)).toBeLessThan(4);
  });
});
