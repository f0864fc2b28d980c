import { judge } from '../kit/browser/look';
import { saved } from '../kit/browser/saved';
import { openStage, type Phone, type Stage } from '../kit/browser/stage';
import { aFirm } from '../kit/firms';
import { aRow, csvOf, worked } from '../kit/sheets-of-firms';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const firms = async () =>
  (await stage.county.database.query<{ name: string }>('SELECT name FROM firm WHERE region = ? ORDER BY name', [stage.county.region])).map(
    ({ name }) => name,
  );
const chosen = async ({ page, tap }: Phone, name: string, buffer: Buffer) => {
  const chooser = page.waitForEvent('filechooser');
  await tap('选表格');
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer });
};

describe('an administrator at a desk', () => {
  it('brings in a sheet, reads what is wrong, writes the rest, and takes it back', async () => {
    await aFirm(stage.county, { name: '早就有的一家' });
    const theirs = await stage.phone(await stage.county.administrator(), { desk: true });
    await theirs.open('firms/imports', '还没有导入过');
    const good = ['甲商行', '乙商行'].map((name) => aRow({ 名称: name }));
    await chosen(theirs, '名册.csv', csvOf([...good, aRow({ 名称: '丙商行', 所在乡镇: '没有这个镇', 登记日期: '2099-01-01' })]));
    await theirs.seeAll('查过了,有 1 行不对', '第 4 行 · 所在乡镇', '没有这个镇', '第 4 行 · 登记日期');
    await judge(theirs, 'desk-import');
    expect((await saved(theirs, () => theirs.tap('下载不对的行'))).words).toContain('丙商行');
    await theirs.tap('把对的 2 家写入');
    await theirs.tap('写入,1 行不对的先不写');
    await theirs.see('正在写入');
    await worked(stage.county);
    await theirs.see('写完了');
    expect(await firms()).toEqual(['乙商行', '早就有的一家', '甲商行']);
    await theirs.tap('撤销这次导入');
    await theirs.tap(/^撤销$/);
    await theirs.see('正在撤销');
    await worked(stage.county);
    await theirs.see('撤销了');
    expect(await firms()).toEqual(['早就有的一家']);
    await theirs.open('firms/imports', '撤销了');
    await chosen(theirs, '说明.csv', Buffer.from('这不是名册'));
    await theirs.see(/缺/);
  });
});
