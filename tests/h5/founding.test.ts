import { judge } from '../kit/browser/look';
import { openStage, type Stage } from '../kit/browser/stage';
import { until } from '../kit/line';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const PLAN = '类别,群名,牵头部门,出处';
const sheet = (...rows: string[]) => ({ name: '群.csv', mimeType: 'text/csv', buffer: Buffer.from([PLAN, ...rows].join('\n')) });

describe('an administrator of a county that has no groups yet', () => {
  it('brings them in from a sheet, sets what one is founded upon, and hands it to another owner', async () => {
    await stage.county.clerk(stage.county.units.bureau, '白晓东');
    await stage.county.clerk(stage.county.units.bureau, '程素芬');
    const theirs = await stage.phone(await stage.county.administrator(), { desk: true });
    await theirs.open('groups/found/list', '还没有建群');
    const choose = async (words: string, ...rows: string[]) => {
      const chooser = theirs.page.waitForEvent('filechooser');
      await theirs.tap(words);
      await (await chooser).setFiles(sheet(...rows));
    };
    await choose('选表格', '行业,限上商贸企业诉求交流群,没有这个局,计划');
    await theirs.see(/第 2 行 · 牵头部门「没有这个局」/);
    await choose('换一张表', '行业,限上商贸企业诉求交流群,商务局,计划');
    await theirs.see('查过了:1 行,新的 1 个,要改 0 个,没变 0 个');
    await theirs.tap('写入');
    await theirs.see('试验区商务局 · 群主 白晓东 · 2 人,最多 2000 人');
    await judge(theirs, 'foundings');
    await theirs.tap('限上商贸企业诉求交流群');
    await theirs.seeAll('还没有写', '白晓东', '程素芬');
    await theirs.tap('改依据');
    await theirs.type('依据的文件', '宣政办〔2026〕7号');
    await theirs.page.getByLabel('文件的日期').filter({ visible: true }).last().fill('2026-02-10');
    await theirs.type('为什么', '补上建群的文件');
    await theirs.tap('就这样改');
    await theirs.seeAll('宣政办〔2026〕7号', '2026年2月10日');
    await theirs.tap('程素芬');
    await theirs.choose(/^当群主/);
    await theirs.type('为什么', '老白调走了');
    await theirs.tap('就这样改');
    await theirs.see('以前的群主');
    await judge(theirs, 'founding');
    const [owner] = (await (await stage.county.as(await stage.county.administrator())).foundings.list()).groups;
    expect(owner).toMatchObject({ owner: '程素芬', lead: '试验区商务局' });
  });

  it('founds one by a form, by trade and size, and is told where one of that name stands already', async () => {
    const theirs = await stage.phone(await stage.county.administrator());
    await theirs.open('groups/found/new', '谁定的');
    await theirs.type('群的名字', '规上工业企业诉求交流群');
    await theirs.choose('试验区商务局');
    expect(await theirs.at(/^采矿业/, 'checkbox').count()).toBe(0);
    await theirs.type('找行业', '矿');
    await theirs.tap(/^采矿业/, 'checkbox');
    await theirs.type('找行业', '');
    await theirs.tap(/^制造业/, 'checkbox');
    expect(await theirs.page.getByRole('checkbox').filter({ visible: true }).first().textContent()).toMatch(/^采矿业/);
    await theirs.tap('规模以上', 'checkbox');
    await theirs.type('谁定的', '县里六月的建群方案');
    await judge(theirs, 'new-group');
    await theirs.tap('建群');
    const rule = async () =>
      (
        await stage.county.database.query<{ fits: string }>('SELECT fits FROM chat_group WHERE region = ? AND name = ?', [
          ...[stage.county.region, '规上工业企业诉求交流群'],
        ])
      )[0]?.fits;
    await until(async () => (await rule()) !== undefined, 'the group to be there');
    expect(JSON.parse((await rule()) ?? '')).toEqual({ industries: ['B', 'C'], scales: ['above'] });
    // Where nothing lies behind a page, back is home.
    await theirs.see(/上午好/);
    await theirs.open('groups/found/new', '谁定的');
    await theirs.type('群的名字', '规上工业企业诉求交流群');
    await theirs.choose('试验区商务局');
    await theirs.type('谁定的', '又一次');
    await theirs.tap('建群');
    await theirs.see(/已经有叫这个名字的群了/);
    await theirs.close();
  });
});
