/** What leads out of a group in words: more often than not an advertisement. Whether it may is a rule of the county. */
export const AD_KINDS = ['link', 'phone', 'wechat'] as const;
export type AdKind = (typeof AD_KINDS)[number];

/** Between the characters of a word or a number, seen by nobody. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;
const plain = (words: string) => words.normalize('NFKC').replace(UNSEEN, '').replace(/\s+/g, ' ').toLowerCase();

const ADDRESS = /https?:\/\/([\w.@%:-]{0,253})/g;
/** An address as people write it, without its beginning. What stands behind an @ is somebody's post box. */
const BARE =
  /(?<![\w@.-])((?:[a-z0-9-]{1,63}\.)+(?:com|cn|net|org|top|xyz|vip|cc|shop|site|club|info|link|ltd|store|online|work|wang|io|me|tv|app))(?![\w-])/g;
const hostsIn = (words: string) =>
  [ADDRESS, BARE].flatMap((pattern) => [...words.matchAll(pattern)].map(([, found = '']) => hostOf(found)));
/** Without whoever is named before it, and without its door. */
const hostOf = (found: string) => (found.split('@').at(-1) ?? '').replace(/:\d*$/, '');
/** Those of authorities may be told by anybody. */
const isOfficial = (host: string) => /(?:^|\.)gov\.cn\.?$/.test(host);

const PHONES: readonly RegExp[] = [
  /(?<![\da-z])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d){8}(?![\da-z])/,
  /(?<![\da-z-])0\d{2,3}[- ]?[2-9]\d{6,7}(?!\d)/,
  /(?<!\d)[48]00[- ]?\d{3}[- ]?\d{4}(?!\d)/,
];

const WECHAT: readonly RegExp[] = [
  /(?:微信|薇信|威信|v信)(?:号码?|同号)? ?: ?[a-z0-9][\w-]{5,19}/,
  /(?:微信|薇信|威信|v信)号码?[是为]? ?[a-z0-9][\w-]{5,19}/,
  /(?<![a-z])(?:vx|wx|weixin|wechat) ?[:号] ?[a-z0-9][\w-]{5,19}/,
  /[加+➕] ?我? ?(?:微信|薇信|威信|v信|vx|wx|v) ?:? ?[a-z0-9][\w-]{5,19}/,
  /微信同号/,
];

const FOUND: Readonly<Record<AdKind, (words: string) => boolean>> = {
  link: (words) => hostsIn(words).some((host) => !isOfficial(host)),
  phone: (words) => PHONES.some((pattern) => pattern.test(words)),
  wechat: (words) => WECHAT.some((pattern) => pattern.test(words)),
};

/** Which of them stand in words. Takes a time that grows with their length and no faster. */
export function adsIn(said: string): AdKind[] {
  const words = plain(said);
  return AD_KINDS.filter((kind) => FOUND[kind](words));
}
