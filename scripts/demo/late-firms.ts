import { codeOf, FIRMS, sheetOf } from './firm-sheet';

/** Behind the numbers of the registry and of the firms of the demo's people. */
const FROM = FIRMS + 100;
const STREET = '130705003';
type Late = readonly [name: string, industry: string, registered: string];
const SOUND: readonly Late[] = [
  ['宣化区顺城街老孟修鞋铺', 'O81', '2025-03-06'],
  ['宣化区南关一品豆腐脑', 'H62', '2025-03-19'],
  ['宣化区钟楼巷秀英裁缝店', 'O80', '2025-04-02'],
  ['宣化区建军电动车维修', 'O81', '2025-05-12'],
  ['宣化区南关晓燕美甲', 'O80', '2025-06-08'],
  ['宣化区顺城街二嫂莜面馆', 'H62', '2025-06-27'],
  ['宣化区城南鲜果批发', 'F51', '2025-07-15'],
  ['宣化区志强手机维修', 'O81', '2025-08-21'],
];
const own = ([名称, 行业, 登记日期]: Late, no: number) => ({
  ...{ 统一社会信用代码: codeOf(FROM + no, '92'), 名称, 类型: '个体工商户', 行业, 所在乡镇: STREET, 登记日期, 状态: '在业' },
});
const sound = SOUND.map(own);
/** As they come from a street: a digit mistyped, a day there is not, a place of another county. */
const WRONG = [
  { ...own(['宣化区南关小刚理发', 'O80', '2025-05-30'], 20), 统一社会信用代码: `${codeOf(FROM + 20, '92').slice(0, 17)}I` },
  { ...own(['宣化区阿明汽车装饰', 'O81', '2025-02-30'], 21) },
  { ...own(['宣化区老杨家酱肉', 'H62', '2025-07-01'], 22), 所在乡镇: '下花园镇' },
];

/** What a street has found besides the registry: eight firms, and three rows that cannot be read. The same on every day. */
export const LATE_SHEET = { name: '南关街道补报名单(演示).csv', bytes: sheetOf([...sound.slice(0, 5), ...WRONG, ...sound.slice(5)]) };
