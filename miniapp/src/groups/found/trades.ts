import { INDUSTRIES } from 'shared-types/firms';

export const TRADES = Object.entries(INDUSTRIES).map(([value, [name]]) => ({ value, name: `${name} ${value}` }));
/** What most groups of a county are about: factories, building, trade, inns and restaurants. */
const USUAL = 'CEFH';
/** What people say of trades whose names in the national list are others. */
const ALSO: Readonly<Record<string, string>> = {
  A: '农业林业养殖种植',
  B: '煤矿工业',
  C: '工业工厂加工',
  D: '工业供水供热供电能源',
  E: '建材工程装修',
  F: '商贸商业超市商店商场',
  G: '物流快递运输',
  H: '餐饮饭店宾馆旅馆民宿',
  I: '软件电信互联网网络',
  J: '银行保险',
  K: '物业中介',
  O: '理发家政修车美容',
  P: '学校培训幼儿园',
  Q: '医院诊所养老',
  R: '旅游景区网吧',
};

interface Looked {
  words: string;
  /** Not the usual ones alone. */
  all: boolean;
  chosen: readonly string[];
}
/** The trades to show: first what is chosen and would else be out of sight, then what was looked for. A tap moves none that is in sight. */
export function tradesFor({ words, all, chosen }: Looked) {
  const looked = words.trim().toUpperCase();
  const fits = ({ value, name }: (typeof TRADES)[number]) =>
    looked ? `${name} ${ALSO[value] ?? ''}`.includes(looked) : all || USUAL.includes(value);
  const found = TRADES.filter(fits);
  return [...TRADES.filter((one) => chosen.includes(one.value) && !found.includes(one)), ...found];
}
