const visible = (max: number) => (value: string) => [...value].length >= 1 && [...value].length <= max && !/[\r\n]/.test(value);
const matches = (pattern: RegExp) => (value: string) => pattern.test(value);

/** What the platform takes as the value of a template's key, by the kind its name begins with. */
const LIMITS: Record<string, (value: string) => boolean> = {
  thing: visible(20),
  number: matches(/^\d{1,32}(\.\d+)?$/),
  letter: matches(/^[A-Za-z]{1,32}$/),
  symbol: visible(5),
  character_string: matches(/^[\x21-\x7e]{1,32}$/),
  time: matches(/^(\d{4}年\d{1,2}月\d{1,2}日 ?)?\d{1,2}:\d{2}(~.+)?$/),
  date: matches(/^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?(~.+)?$/),
  amount: matches(/^[¥$]?\d{1,10}(\.\d{1,2})?元?$/),
  phone_number: matches(/^[\d+-]{1,17}$/),
  car_number: visible(8),
  name: matches(/^([\u4e00-\u9fff·]{1,10}|[A-Za-z ]{1,20})$/),
  phrase: matches(/^[\u4e00-\u9fff]{1,5}$/),
};

/** The first key whose value the platform would refuse; null where it takes them all. */
export function refusedKey(data: Record<string, { value?: unknown }>): string | null {
  const wrong = Object.entries(data).find(([key, { value }]) => {
    const takes = LIMITS[key.replace(/\d+$/, '')];
    return !takes || typeof value !== 'string' || !takes(value);
  });
  return wrong?.[0] ?? null;
}
