import { type Belonging, groupsOf, happened, openBelonging } from '../../kit/belonging';
import { type County, openCounty } from '../../kit/county';
import { told } from '../../kit/firms';
import { group, serve } from '../../kit/makers.groups';
import { brought, csvOf } from '../../kit/sheets-of-firms';
import { saying } from '../../kit/talk';

let county: County;
let at: Belonging;
beforeAll(async () => {
  county = await openCounty();
  at = await openBelonging(county);
});
afterAll(() => county.close());

const heard = async (person: { id: string }) => (await told(county, person)).filter((kind) => kind.startsWith('group.'));

describe('a group without room', () => {
  it('tells whoever waits and who keeps it, once, and lets them in as soon as there is room', async () => {
    const small = await group(at.shop, { name: '小群', fits: { industries: ['B'] }, place: 3, cap: 2 });
    const keeper = await county.clerk();
    await serve(at.shop, small, keeper.postId);
    await happened(county, 'post.begin', `post/${keeper.postId}`, { post: keeper.postId, role: 'clerk', unit: '1', holder: keeper.id });
    const first = await at.bound({ industry: 'B06' });
    const [second, third] = [await at.bound({ industry: 'B06' }), await at.bound({ industry: 'B06' })];
    expect(await groupsOf(county, first)).toContain(small);
    expect(await groupsOf(county, second)).not.toContain(small);
    expect((await (await county.as(second)).groups.list()).waiting).toEqual(['小群']);
    expect([await heard(second), await heard(third), await heard(keeper), await heard(first)]).toEqual([
      ['group.full'],
      ['group.full'],
      ['group.full'],
      [],
    ]);
    // Going through it again tells nobody anything new.
    await happened(county, 'firm.bound', `firm/${second.firmId}`, { person: second.id, firm: second.firmId });
    expect(await heard(second)).toEqual(['group.full']);

    const theirs = await county.as(await county.administrator());
    expect(await theirs.foundings.show({ id: small })).toMatchObject({ people: 2, waiting: 2 });
    await county.database.run(
      "UPDATE firm_person SET state = 'left', ended_at = ?, version = 2 WHERE region = ? AND person_id = ? AND live = 1",
      [county.now(), county.region, first.id],
    );
    await happened(county, 'firm.left', `firm/${first.firmId}`, { person: first.id, firm: first.firmId });
    expect([await groupsOf(county, second), await groupsOf(county, third)].map((ids) => ids.includes(small))).toEqual([true, false]);
    expect(await heard(second)).toEqual(['group.full', 'group.seated']);

    const settled = { about: null, document: null, documentOn: null, cap: 5, historyDays: 30 };
    await theirs.foundings.settle({ id: small, version: 1, why: '放宽', ...settled });
    await county.tick();
    expect(await groupsOf(county, third)).toContain(small);
    expect(await theirs.foundings.show({ id: small })).toMatchObject({ people: 3, waiting: 0 });
    expect((await (await county.as(third)).groups.list()).waiting).toEqual([]);
  });

  it('always has room for those who serve it, and nobody waits for what is not theirs any more', async () => {
    const full = await group(at.shop, { name: '满了的群', fits: { industries: ['D'] }, place: 4, cap: 1 });
    await at.bound({ industry: 'D44' });
    const late = await at.bound({ industry: 'D44' });
    const keeper = await county.clerk();
    await serve(at.shop, full, keeper.postId);
    await happened(county, 'post.begin', `post/${keeper.postId}`, { post: keeper.postId, role: 'clerk', unit: '1', holder: keeper.id });
    expect(await groupsOf(county, keeper)).toContain(full);
    await county.database.run("UPDATE firm SET industry = 'G55' WHERE region = ? AND id = ?", [county.region, late.firmId]);
    await happened(county, 'firm.bound', `firm/${late.firmId}`, { person: late.id, firm: late.firmId });
    expect((await (await county.as(late)).groups.list()).waiting).toEqual([]);
  });
});

describe('a sheet of firms', () => {
  const row = async (firmId: string, over: Record<string, string>) => {
    const [firm] = await county.database.query<{ uscc: string; name: string }>('SELECT uscc, name FROM firm WHERE region = ? AND id = ?', [
      county.region,
      firmId,
    ]);
    const said = { 统一社会信用代码: firm?.uscc ?? '', 名称: firm?.name ?? '', 类型: '企业', 行业: 'F51', 规模: '限上', ...over };
    const header = ['统一社会信用代码', '名称', '类型', '行业', '规模', '标记', '所在乡镇', '村社区', '地址', '登记日期', '电话', '状态'];
    const values: Record<string, string> = {
      标记: '',
      所在乡镇: '五当召镇',
      村社区: '',
      地址: '',
      登记日期: '2019-03-04',
      电话: '',
      状态: '',
      ...said,
    };
    return header.map((name) => values[name] ?? '');
  };

  it('moves the people of a firm with it, right after it is written, and back where it is undone', async () => {
    const owner = await at.bound({ industry: 'F51', scale: 'limit' });
    expect(await groupsOf(county, owner)).toEqual([at.trade, at.town].sort());
    const chief = await county.administrator();
    const { id } = await brought(county, chief, csvOf([await row(owner.firmId, { 行业: 'Q84' })]));
    await county.tick();
    expect(await groupsOf(county, owner)).toEqual([at.town]);
    await (await county.as(chief)).firmImports.undo({ id });
    await county.tick();
    expect(await groupsOf(county, owner)).toEqual([at.trade, at.town].sort());
  });

  it('closes the mouth of a closed firm with its own commit, before anybody reacts', async () => {
    const owner = await at.bound({ industry: 'F51', scale: 'limit' });
    const hers = await county.as(owner);
    await hers.messages.say(saying(at.trade, '还开着'));
    await brought(county, await county.administrator(), csvOf([await row(owner.firmId, { 状态: '注销' })]));
    await expect(hers.messages.say(saying(at.trade, '关了还说'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await hers.groups.list()).groups).toEqual([]);
    await county.tick();
    const [seat] = await county.database.query<{ n: string }>('SELECT COUNT(*) AS n FROM group_member WHERE person_id = ? AND live = 1', [
      owner.id,
    ]);
    expect(Number(seat?.n)).toBe(0);
  });
});
