import type { Target } from './attack';
import { leavesOf, withValue } from './leaves';

/** Words that mean something to SQL, to LIKE, to a template, to a page or to a screen, and nothing to us: kept as they were said. At most 20 letters each. */
export const ODD_WORDS = [
  "' OR 1=1-- \\'",
  '%_`/*!50000 x*/{{y}}',
  '<img src=x>$y{z}',
  '👨‍👩‍👧‍👦 𠮷 e\u0301 \u00e9',
  `a${'\u0301'.repeat(18)}`,
  '=1+1\u200b',
  '__proto__',
  '1;DROP TABLE x',
];
/** What nobody can type, or nobody can see. */
export const UNTYPED = ['a\u0000b', 'a\ud800b', 'a\u202eb', 'a\u2066b', '   ', '\u200b\u200b', '', 'x'.repeat(5_000), '𠮷'.repeat(700)];
/** What is no id. */
export const NO_IDS = ['0', '-1', '1e3', '1.5', '99999999999999999999', ' 1', '0x1', '１', '1;--', 'NaN', '01'];
/** Well-formed, and beyond what a double, a column or a calendar holds. */
export const EDGES: Record<string, unknown[]> = {
  id: ['9007199254740993', '9223372036854775807', '9999999999999999999'],
  day: ['0001-01-01', '0000-01-01', '9999-12-31', '1970-01-01'],
  instant: ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '1969-12-31T23:59:59Z', '2026-11-23T10:00:00.123456789Z'],
  number: [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 2 ** 31, -1, 0],
};
/** Of another type than anything that is asked for. */
export const OTHER_TYPES = [{}, { $gt: '' }, ['x'], true, 1.5, '1', null];

const SAMPLES: Record<string, string> = { id: '12', day: '2026-11-23', instant: '2026-11-23T10:00:00Z' };

/** What a single value is, by what it takes: free words, or one of the kinds that have edges. */
function kindOf(type: string, takes: (value: unknown) => boolean): string {
  if (type !== 'string') return type;
  if (takes("' OR 1=1-- \\'")) return 'words';
  return Object.keys(SAMPLES).find((kind) => takes(SAMPLES[kind])) ?? 'form';
}

export interface Spot {
  at: string;
  kind: string;
  inBody: boolean;
  takes: (value: unknown) => boolean;
  /** The arguments of the call with another value here. */
  with: (value: unknown) => Record<string, unknown>;
}

/** Every single value a call sends, in its address, its query or its body. */
export function spotsOf({ named: { route }, args }: Pick<Target, 'named' | 'args'>): Spot[] {
  const parts = [route.params, route.query, route.body].map((schema) => (schema ? leavesOf(schema) : []));
  return parts.flat().flatMap(({ path, type, takes }) => {
    if (!withValue(args, path, '')) return [];
    const put = (value: unknown) => withValue(args, path, value) ?? args;
    return [
      { at: path.join('.'), inBody: parts[2]?.some((leaf) => leaf.path === path) ?? false, kind: kindOf(type, takes), takes, with: put },
    ];
  });
}

/** Milliseconds. */
const SLOW = 1_000;

/** Fires every value at every spot; those the call did not answer as it should. */
export async function misfires(target: Target, valuesFor: (spot: Spot) => unknown[], fine: (status: number) => boolean) {
  const shots = spotsOf(target).flatMap((spot) => valuesFor(spot).map((value) => ({ spot, value })));
  const found: { at: string; value: unknown; status: number; ms: number }[] = [];
  for (const { spot, value } of shots) {
    const hit = await target.fire(spot.with(value));
    // What takes long because of the value takes long again; what the machine did meanwhile is not the value's doing.
    const { status, ms } = hit.ms > SLOW && fine(hit.status) ? await target.fire(spot.with(value)) : hit;
    if (!fine(status) || ms > SLOW) found.push({ at: spot.at, value, status, ms });
  }
  return found;
}
