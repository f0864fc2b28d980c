import { SAME_AS_ABOVE, type Said } from 'shared-types/catalogue';
import { judge, looker } from '../kit/browser/look';
import { openStage, type Stage } from '../kit/browser/stage';
import type { Held } from '../kit/county';

let stage: Stage;
let look: ReturnType<typeof looker>;
let writer: Held;
let other: Held;
let published: string;
let waiting: string;
const TODAY = '2026-11-23';
const differ = (said: Partial<typeof SAME_AS_ABOVE>): Said => ({ what: 'differ', differ: { ...SAME_AS_ABOVE, ...said } });

/** A change of what the town does, handed on, and published where somebody else is there to do so. */
async function change(said: Said, publish: boolean) {
  const { county } = stage;
  const [his, hers] = [await county.as(writer), await county.as(other)];
  const { id, version } = await his.edits.start({
    code: 'YL01',
    unit: county.units.town ?? '',
    from: TODAY,
    to: null,
    why: '镇里排了日子',
    said,
  });
  const edit = await his.edits.submit({ id, version });
  if (publish) await hers.edits.publish({ id, version: edit.version });
  return id;
}

beforeAll(async () => {
  stage = await openStage();
  look = looker(stage);
  const { county } = stage;
  [writer, other] = [await county.administrator(), await county.administrator()];
  await county.database.query(
    "INSERT INTO item_bundle (region, code, place, name, says, items, source) VALUES (?, 'BD01', 1, '到年纪养老', '领养老金、办津贴,一趟办齐。', 'SB03|YL01|YB05', '县里公布')",
    [county.region],
  );
  await county.database.query(
    "UPDATE item SET source = '按公开常识整理,以县里公布为准', who_may_apply = '满 80 岁的老人', how_to_apply = '请代办员上门来办' WHERE region = ?",
    [county.region],
  );
  published = await change(differ({ plainName: '八十岁津贴', note: '每周二、四上午办', limitValue: 7 }), true);
  waiting = await change(differ({ plainName: '八十岁老人津贴', modes: ['visit'], howToApply: '打个电话,代办员上门来办' }), false);
});
afterAll(() => stage.close());

const at = (query: string) => `?${query}&region=${stage.county.region}`;

describe('what a citizen looks up', () => {
  it.each([
    ['items', () => ({ path: `catalogue/items${at('')}`, words: '一件事一次办' })],
    ['guide', () => ({ path: `catalogue/guide${at('code=YL01')}`, words: '每周二、四上午办' })],
    ['bundle', () => ({ path: `catalogue/bundle${at('code=BD01')}`, words: '找人帮我办这 3 件' })],
  ])('%s, in the size of everybody and in the largest', async (name, view) => {
    await look({ name: `catalogue-${name}`, ...view() });
  });

  it('is what the point says that serves her, with its version and day', async () => {
    const phone = await stage.phone(null);
    await phone.open(`catalogue/guide${at('code=YL01')}`, '八十岁津贴');
    await phone.seeAll('给您办事的是缸房地村便民服务站', '按五当召镇便民服务中心的办法,第 1 版,2026年11月23日起', '7 个工作日');
    await phone.close();
  });

  it('is found by first letters, and a whole situation is asked for at once', async () => {
    const phone = await stage.phone(await stage.county.resident());
    await phone.open('catalogue/items', '到年纪养老');
    await phone.type('搜要办的事', 'bssjt');
    await phone.gone('没刷上医保的费用回来报');
    await phone.see('八十岁津贴');
    await phone.type('搜要办的事', '');
    await phone.tap(/到年纪养老/);
    await phone.tap('八十岁津贴', 'checkbox' as 'radio');
    await phone.tap('找人帮我办这 2 件');
    await phone.see('找人帮办');
    await phone.close();
  });
});

describe('the desk of whoever keeps the catalogue', () => {
  it.each([
    ['manage', () => ({ path: 'catalogue/manage', words: '80岁以上老人津贴' })],
    ['points', () => ({ path: 'catalogue/manage', words: '80岁以上老人津贴', taps: [/换一处/] })],
    ['edit-item', () => ({ path: 'catalogue/edit?code=YL01', words: '加一样材料' })],
    ['edit-point', () => ({ path: `catalogue/edit?code=YL01&unit=${stage.county.units.town}`, words: '已经有人在改这件事' })],
    ['change', () => ({ path: `catalogue/change?id=${published}`, words: '撤回这一版' })],
    ['review', () => ({ path: `catalogue/change?id=${waiting}`, words: '退回去改' })],
  ])('%s, in the size of everybody and in the largest', async (name, view) => {
    const sight: { path: string; words: string; taps?: RegExp[] } = view();
    await look({ name: `catalogue-${name}`, who: other, ...sight });
  });

  it.each([
    ['manage', () => ['catalogue/manage', '80岁以上老人津贴']],
    ['edit-item', () => ['catalogue/edit?code=YL01', '加一样材料']],
    ['review', () => [`catalogue/change?id=${waiting}`, '退回去改']],
  ])('%s on a wide screen', async (name, view) => {
    const [path = '', words = ''] = view();
    const phone = await stage.phone(other, { desk: true });
    await phone.open(path, words);
    await judge(phone, `desk-catalogue-${name}`);
    await phone.close();
  });

  it('writes what a point does otherwise, and another administrator publishes it', async () => {
    const { county } = stage;
    const hers = await stage.phone(writer, { desk: true });
    await hers.open(`catalogue/edit?code=YB05&unit=${county.units.station}`, '没刷上医保的费用回来报');
    await hers.choose('不办');
    await hers.type('为什么改', '站里没有医保专网');
    await hers.tap('存成草稿,看看改了什么');
    await hers.seeAll('这里办不办', '站里没有医保专网');
    await hers.tap('交给别人审核');
    await hers.at('交给别人审核').last().click();
    await hers.see(/等另一位管理员来审/);

    const his = await stage.phone(other, { desk: true });
    await his.open('catalogue/manage', '80岁以上老人津贴');
    await his.tap(/^修改/, 'tab');
    await his.see(/站里没有医保专网/);
    await judge(his, 'desk-catalogue-edits');
    await his.tap(/站里没有医保专网/);
    await his.tap(/^发布$/);
    await his
      .at(/^发布$/)
      .last()
      .click();
    await his.see('发布为第 1 版');

    const citizen = await stage.phone(null);
    await citizen.open(`catalogue/guide${at('code=YB05')}`, '缸房地村便民服务站不办这件事');
    await citizen.see('请到五当召镇便民服务中心');
    for (const phone of [hers, his, citizen]) await phone.close();
  });
});
