import { groupsOf, openBelonging } from '../../kit/belonging';
import { type County, openCounty } from '../../kit/county';
import { openSheets, type Sheets } from '../../kit/sheets';

let county: County;
let sheets: Sheets;
beforeEach(async () => {
  county = await openCounty(county ? { service: county.service } : {});
  sheets = await openSheets(county);
});
afterAll(() => county.close());

const PLAN = 'axis,name,lead_department,source';
const full = (...rows: string[]) => ['code,axis,place,name,lead_department,town,fits,about,cap,units,source', ...rows].join('\n');
const show = async () => {
  const theirs = await county.as(await county.administrator());
  const { groups } = await theirs.foundings.list();
  return { theirs, groups };
};

describe('a sheet of groups', () => {
  it('of a published plan is enough: groups, their staff and owners are there with it, and a second time nothing is written', async () => {
    const clerk = await county.clerk(county.units.bureau, '白晓东');
    const csv = `${PLAN}\nindustry,限上商贸企业诉求交流群,商务局,计划\nescalation,诉求解决交流群,区政务服务中心,计划`;
    const looked = await sheets.look('groups', csv);
    expect(looked).toMatchObject({ rows: 2, added: 2, written: false, errors: [] });
    expect((await show()).groups).toEqual([]);
    expect(await sheets.bring('groups', csv)).toEqual({ ...looked, written: true });
    expect((await show()).groups).toMatchObject([
      { code: `${county.region}-I1`, name: '限上商贸企业诉求交流群', lead: '试验区商务局', owner: '白晓东', people: 1, cap: 2000 },
      { code: `${county.region}-L1`, name: '诉求解决交流群', lead: '区政务服务中心', owner: null, people: 0 },
    ]);
    expect(await groupsOf(county, clerk)).toHaveLength(1);
    const staff = await sheets.count('group_staff');
    // The same in words, as a clerk would head the columns.
    const said = csv.replace(PLAN, '\ufeff类别,"群名",牵头部门,出处').replace('industry', '行业').replace('escalation', '领导');
    expect(await sheets.bring('groups', said)).toMatchObject({ added: 0, changed: 0, same: 2 });
    expect(await sheets.bring('groups', csv)).toMatchObject({ added: 0, changed: 0, same: 2 });
    expect(await sheets.count('group_staff')).toBe(staff);
  });

  it('brings the firms’ people into the groups it makes, and clerks into those their units sit in', async () => {
    const at = await openBelonging(county);
    await county.database.run('DELETE FROM chat_group WHERE region = ?', [county.region]);
    const owner = await at.bound({ industry: 'F51' });
    const head = await county.clerk(county.units.bureau, '局长');
    await sheets.bring(
      'groups',
      full(
        `T01,industry,1,商贸群,试验区商务局,,industries=F,,,,计划`,
        `L01,escalation,0,解决群,区政务服务中心,,,,,全部,计划`,
        `G01,territory,0,五当召镇群,五当召镇便民服务中心,${county.places.town},,,,,计划`,
      ),
    );
    const { groups } = await show();
    const id = (code: string) => groups.find((group) => group.code === code)?.id ?? '';
    expect(await groupsOf(county, head)).toEqual([id('T01'), id('L01')].sort());
    await county.tick();
    expect(await groupsOf(county, owner)).toEqual([id('T01'), id('G01')].sort());
    await sheets.bring('groups', full(`T01,industry,1,商贸群,五当召镇便民服务中心,,industries=H,,,,计划`));
    expect(await groupsOf(county, head)).toEqual([id('L01')]);
    await county.tick();
    expect(await groupsOf(county, owner)).toEqual([id('G01')]);
  });

  it('is refused with every error of every row, and nothing is written', async () => {
    const csv = full(
      'T01,industry,1,甲群,没有这个局,,industries=F,,,,计划',
      'T02,industry,2,乙群,试验区商务局,,,,,,计划',
      'T03,territory,0,丙群,试验区商务局,,,,,,计划',
      'T04,industry,x,丁群,试验区商务局,,industries=9,,0,D99,计划',
      'T05,escalation,0,甲群,区政务服务中心,,,,,D98,计划',
      'T05,escalation,0,戊群,便民服务中心,,,,,,计划',
    );
    const { errors } = await sheets.look('groups', csv);
    expect(errors.map(({ row, column }) => `${row} ${column}`).sort()).toEqual(
      ['2 lead_department', '3 fits', '4 town', '5 place', '5 fits', '5 cap', '6 name', '6 units', '7 code', '7 lead_department'].sort(),
    );
    await expect(sheets.bring('groups', csv)).rejects.toMatchObject({ code: 'IMPORT_REFUSED' });
    expect(await sheets.count('chat_group')).toBe(0);
  });

  it('keeps what it says nothing about, and lets nobody be squeezed out', async () => {
    const at = await openBelonging(county);
    await sheets.bring('groups', full(`T01,industry,9,小群,试验区商务局,,industries=F,说明,1,,计划`));
    const { theirs, groups } = await show();
    const id = groups.find(({ code }) => code === 'T01')?.id ?? '';
    await theirs.foundings.settle({ id, version: 1, why: '补上', about: null, document: '甲文', documentOn: null, cap: 5, historyDays: 7 });
    await at.bound({ industry: 'F51' });
    await at.bound({ industry: 'F51' });
    await sheets.bring('groups', `code,${PLAN}\nT01,industry,小群,商务局,计划二`);
    expect(await theirs.foundings.show({ id })).toMatchObject({ document: '甲文', about: null, cap: 5, historyDays: 7, people: 2 });
    const { errors } = await sheets.look('groups', full(`T01,industry,9,小群,试验区商务局,,industries=F,,1,,计划`));
    expect(errors).toMatchObject([{ row: 2, column: 'cap' }]);
  });
});
