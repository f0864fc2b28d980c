import chineseDays from 'chinese-days/dist/chinese-days.json';
import { rows, type Workshop } from './makers.rows';

/** Three items: one that needs the person there, one that is never done at the door, one of every mode. */
export async function items(shop: Workshop) {
  const item = (code: string, place: number, category: string, name: string, plain: string, modes: string, attend: string) => [
    shop.region,
    code,
    1,
    '2024-01-01',
    place,
    category,
    name,
    plain,
    'committed',
    10,
    'working_day',
    modes,
    attend,
    'test',
    Buffer.alloc(32, place),
  ];
  await rows(
    shop,
    'item',
    [
      'region',
      'code',
      'version',
      'effective_from',
      'place',
      'category',
      'name',
      'plain_name',
      'kind',
      'limit_value',
      'limit_unit',
      'modes',
      'attend',
      'source',
      'digest',
    ],
    [
      item('SB03', 1, '社会保险', '养老保险待遇领取资格认证', '每年的领养老金认证', 'assist|visit', 'yes'),
      item('YB05', 2, '医疗卫生', '医疗费用手工(零星)报销', '没刷上医保的费用回来报', 'assist|act', 'no'),
      item('YL01', 3, '养老服务', '高龄津贴申领', '80岁以上老人津贴', 'assist|act|visit', 'no'),
    ],
  );
  await rows(
    shop,
    'item_material',
    ['region', 'item_code', 'version', 'no', 'name', 'form'],
    [[shop.region, 'SB03', 1, 1, '居民身份证', 'original']],
  );
}

/** The yearly notice for 2025 and 2026, as the `chinese-days` package has it. */
export function holidays(region: string) {
  const { holidays: off, workdays } = chineseDays as { holidays: Record<string, string>; workdays: Record<string, string> };
  const of2026 = ([day]: [string, string]) => /^202[56]/.test(day);
  const named =
    (work: number) =>
    ([day, name]: [string, string]) => [region, day, work, name.split(',')[1] ?? name, 'test'];
  return [...Object.entries(off).filter(of2026).map(named(0)), ...Object.entries(workdays).filter(of2026).map(named(1))];
}
