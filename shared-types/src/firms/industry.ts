/** The sections of GB/T 4754-2017 with the first and last of their divisions. */
export const INDUSTRIES: Readonly<Record<string, readonly [name: string, from: number, to: number]>> = {
  A: ['农林牧渔业', 1, 5],
  B: ['采矿业', 6, 12],
  C: ['制造业', 13, 43],
  D: ['电力热力燃气及水', 44, 46],
  E: ['建筑业', 47, 50],
  F: ['批发和零售业', 51, 52],
  G: ['交通运输仓储和邮政业', 53, 60],
  H: ['住宿和餐饮业', 61, 62],
  I: ['信息技术服务业', 63, 65],
  J: ['金融业', 66, 69],
  K: ['房地产业', 70, 70],
  L: ['租赁和商务服务业', 71, 72],
  M: ['科学研究和技术服务业', 73, 75],
  N: ['水利环境和公共设施管理业', 76, 79],
  O: ['居民服务修理和其他服务业', 80, 82],
  P: ['教育', 83, 83],
  Q: ['卫生和社会工作', 84, 85],
  R: ['文化体育和娱乐业', 86, 90],
  S: ['公共管理和社会组织', 91, 96],
  T: ['国际组织', 97, 97],
};

/** Whether a letter and two digits are a division of its section: C13 is, C51 is not. */
export function isIndustry(code: string): boolean {
  const section = INDUSTRIES[code[0] ?? ''];
  const division = Number(code.slice(1));
  return /^[A-T]\d{2}$/.test(code) && section !== undefined && division >= section[1] && division <= section[2];
}

/** C13 in words: 制造业(C13); null where the code is unknown. */
export const industryWords = (code: string): string | null => {
  const section = INDUSTRIES[code[0] ?? ''];
  return section ? `${section[0]}(${code})` : null;
};
