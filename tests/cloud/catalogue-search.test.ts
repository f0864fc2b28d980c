import { parse } from 'csv-parse/sync';
import { SearchIndex } from '../../cloud/src/catalogue/search.index';
import { csvOf } from '../../scripts/demo/file';

type Row = Record<'code' | 'name' | 'plain_name' | 'category' | 'also_called', string>;
const rows: Row[] = parse(csvOf('items.csv'), { columns: true });
const items = rows.map(({ code, name, plain_name: plainName, category, also_called }) => ({
  code,
  name,
  plainName,
  category,
  alsoCalled: also_called.split(';'),
}));
const index = new SearchIndex();
const found = (question: string) => index.find(items, question).map(({ code }) => code);

/** What people type, and what must come first. */
const ASKED: readonly [string, string][] = [
  ['养老认证', 'SB03'],
  ['老人机刷脸', 'SB03'],
  ['养老金刷脸认证怎么弄', 'SB03'],
  ['领养老金', 'SB02'],
  ['我想领养老金', 'SB02'],
  ['到60岁了咋领钱', 'SB02'],
  ['第一次交养老保险', 'SB01'],
  ['农保', 'SB01'],
  ['改交费档次', 'SB04'],
  ['家里老人去世了怎么办', 'SB05'],
  ['丧葬费', 'SB05'],
  ['社保卡丢了', 'SB06'],
  ['补办社保卡', 'SB06'],
  ['干活摔伤了', 'SB07'],
  ['工伤', 'SB07'],
  ['合作医疗', 'YB01'],
  ['给孩子交医保', 'YB01'],
  ['医保改手机号', 'YB02'],
  ['去北京看病要备案吗', 'YB03'],
  ['异地就医', 'YB03'],
  ['高血压买药报销', 'YB04'],
  ['慢性病', 'YB04'],
  ['住院发票报销', 'YB05'],
  ['大病救助', 'YB06'],
  ['怀孕登记', 'YB07'],
  ['80岁补贴', 'YL01'],
  ['高龄津贴', 'YL01'],
  ['老年证', 'YL02'],
  ['瘫痪老人护理', 'YL03'],
  ['有人上门做饭吗', 'YL04'],
  ['想进敬老院', 'YL05'],
  ['失业证', 'JY01'],
  ['村里公益岗', 'JY04'],
  ['学电工', 'JY05'],
  ['开店贷款', 'JY06'],
  ['老板不给工钱', 'JY07'],
  ['欠薪', 'JY07'],
  ['办残疾证', 'CJ01'],
  ['重度残疾护理补贴', 'CJ03'],
  ['要个轮椅', 'CJ04'],
  ['助听器', 'CJ04'],
  ['孩子自闭症康复', 'CJ05'],
  ['厕所装扶手', 'CJ06'],
  ['低保咋办', 'MZ01'],
  ['怎么吃低保', 'MZ01'],
  ['家里着火了临时救助', 'MZ02'],
  ['五保户', 'MZ03'],
  ['孤儿', 'MZ04'],
  ['盖房子', 'NC01'],
  ['批宅基地', 'NC01'],
  ['房子漏雨', 'NC02'],
  ['危房', 'NC02'],
  ['种粮补贴', 'NC03'],
  ['草场补贴', 'NC04'],
  ['公租房', 'NC05'],
  ['办个营业执照', 'JYW1'],
  ['摆摊卖吃的', 'JYW2'],
  ['退伍军人优待证', 'TY01'],
];

/** In letters: whole, begun, first ones, as a dialect says them, with a slip of the thumb. */
const TYPED: readonly [string, string][] = [
  ['yanglaorenzheng', 'SB03'],
  ['ylrz', 'SB03'],
  ['lyanglaojin', 'SB02'],
  ['lylj', 'SB02'],
  ['dibao', 'MZ01'],
  ['db', 'MZ01'],
  ['gaifangzi', 'NC01'],
  ['gfz', 'NC01'],
  ['canjizheng', 'CJ01'],
  ['cjz', 'CJ01'],
  ['gongsang', 'SB07'],
  ['shebaoka', 'SB06'],
  ['sebaoka', 'SB06'],
  ['gonsang', 'SB07'],
  ['nzbt', 'NC03'],
  ['nzbg', 'NC03'],
  ['yingyezhizhao', 'JYW1'],
  ['yingyezizao', 'JYW1'],
  ['yingyezhizhoa', 'JYW1'],
  ['lunyi', 'CJ04'],
  ['weifang', 'NC02'],
];

/** As a voice or a hand wrote it down: other characters, the same sound. */
const HEARD: readonly [string, string][] = [
  ['地保', 'MZ01'],
  ['惨疾证', 'CJ01'],
  ['农字补贴', 'NC03'],
  ['伪房', 'NC02'],
];

describe('searching the 44 items', () => {
  it.each(ASKED)('for %s in plain words finds %s first', (question, code) => expect(found(question)[0]).toBe(code));
  it.each(TYPED)('for %s in letters finds %s first', (question, code) => expect(found(question)[0]).toBe(code));
  it.each(HEARD)('for %s as it sounds finds %s first', (question, code) => expect(found(question)[0]).toBe(code));

  it('for yanglao finds what is called so first', () => {
    const first = found('yanglao').slice(0, 5);
    const called = items
      .filter(({ name, plainName, alsoCalled }) => `${name}${plainName}${alsoCalled}`.includes('养老'))
      .map(({ code }) => code);
    expect(first.filter((code) => !called.includes(code))).toEqual([]);
    expect(first).toContain('SB01');
  });

  it('finds nothing for what the county does not do', () => {
    for (const question of ['飞机票', '天气', 'qwxz', '???', '彩票中奖']) expect(found(question)).toEqual([]);
  });

  it('finds an item by its new name as soon as it has one', () => {
    const renamed = items.map((item) => (item.code === 'YL01' ? { ...item, plainName: '寿星红包' } : item));
    expect(found('寿星红包')).toEqual([]);
    expect(index.find(renamed, '寿星红包').map(({ code }) => code)).toEqual(['YL01']);
    expect(index.find(renamed, 'sxhb').map(({ code }) => code)).toEqual(['YL01']);
  });

  it('takes a moment, whatever somebody types', () => {
    const before = performance.now();
    for (const question of ['a'.repeat(40), 'yanglaoyanglaoyanglaoyanglaoyanglaoyangl', '养'.repeat(40), 'y '.repeat(20)]) found(question);
    expect(performance.now() - before).toBeLessThan(400);
  });
});
