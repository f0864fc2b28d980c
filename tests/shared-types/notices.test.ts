import fc from 'fast-check';
import {
  CHAIN_ROWS,
  type ChainRow,
  chainOf,
  dataOf,
  type FieldKind,
  fitted,
  isRed,
  isStaff,
  NOTICE_ROWS,
  readTemplates,
  spanValue,
  TEMPLATE_NAMES,
  TEMPLATES,
  timeValue,
  valuesOf,
} from 'shared-types/notices';
import { CONFIGURED } from '../kit/wechat/fake.account';
import { refusedKey } from '../kit/wechat/fake.limits';

const ID = 'T'.repeat(43);
const PROGRESS = `progress=${ID}/thing1,phrase2,time3,thing4`;

describe('the county’s templates', () => {
  it.each([
    ['nothing', '', []],
    ['one', PROGRESS, ['progress']],
    ['several, with blanks and a mark at the end', `${PROGRESS} ;\n visit=${ID}/thing9,time2,thing14;`, ['progress', 'visit']],
    ['what the demo uses', CONFIGURED, ['progress', 'visit', 'task']],
  ])('are read from %s', (_, text, names) => {
    expect([...readTemplates(text).keys()]).toEqual(names);
  });

  it('keep the county’s own numbers of the fields', () => {
    expect(readTemplates(`visit=${ID}/thing9,time2,thing14`).get('visit')).toEqual({ id: ID, keys: ['thing9', 'time2', 'thing14'] });
  });

  it.each([
    ['an unknown name', `news=${ID}/thing1`, 'no such template'],
    ['no fields', `progress=${ID}`, 'no such template'],
    ['an id that is none', 'progress=short/thing1,phrase2,time3,thing4', 'no such template'],
    ['fields in another order', `progress=${ID}/phrase2,thing1,time3,thing4`, 'the fields of progress must be thing,phrase,time,thing'],
    ['a field too few', `visit=${ID}/thing1,time2`, 'the fields of visit must be thing,time,thing'],
    ['a field of another kind', `visit=${ID}/thing1,time2,number3`, 'the fields of visit must be'],
    ['one key twice', `visit=${ID}/thing1,time2,thing1`, 'visit says something twice'],
    ['one template twice', `${PROGRESS};${PROGRESS}`, 'progress says something twice'],
  ])('are refused with a sentence for %s', (_, text, sentence) => {
    expect(() => readTemplates(text)).toThrow(sentence);
  });
});

describe('a value in a field', () => {
  it.each<[FieldKind, string, string]>([
    ['thing', '约好上门时间了', '约好上门时间了'],
    ['thing', ' 两行\n\t一行 ', '两行 一行'],
    ['thing', '一'.repeat(20), '一'.repeat(20)],
    ['thing', '一'.repeat(21), `${'一'.repeat(19)}…`],
    ['thing', '😀'.repeat(21), `${'😀'.repeat(19)}…`],
    ['thing', '\u200b\u0000 ', '无'],
    ['phrase', '请您确认', '请您确认'],
    ['phrase', '请您马上确认', '请您马上确'],
    ['phrase', 'ok 好', '好'],
    ['phrase', '', '无'],
    ['character_string', 'BG-2026 号 1', 'BG-20261'],
    ['character_string', '号', '-'],
    ['number', '第 12 号', '12'],
    ['number', '很多', '0'],
  ])('%s: %j is %j', (kind, value, wanted) => {
    expect(fitted(kind, value)).toBe(wanted);
  });

  it.each(['thing', 'phrase', 'character_string', 'number'] as const)('%s is never refused by the platform, whatever goes in', (kind) => {
    const words = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[一-龥a-z0-9 \n]{0,60}$/));
    fc.assert(
      fc.property(words, (value) => {
        expect(refusedKey({ [`${kind}1`]: { value: fitted(kind, value) } })).toBeNull();
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('tells times in Shanghai', () => {
    expect(timeValue('2026-12-31T16:05:00.000Z')).toBe('2027年1月1日 00:05');
    expect(spanValue('2026-11-24T07:00:00.000Z', '2026-11-24T08:00:00.000Z')).toBe('2026年11月24日 15:00~16:00');
  });
});

const AT = '2026-11-23T02:00:00.000Z';
const noticeOf = ({ event, to, where }: ChainRow) =>
  NOTICE_ROWS.find((row) => row.event === event && row.to === to && (!where || !row.where || row.where.join() === where.join()));
const templates = readTemplates(CONFIGURED);

describe.each(CHAIN_ROWS.map((row) => [`${row.event} to ${row.to}${row.where ? `, ${row.where.join(' ')}` : ''}`, row] as const))(
  'the chain of %s',
  (_, row) => {
    it('follows a notice of that event to that person', () => {
      expect(noticeOf(row)).toBeDefined();
    });

    it('N4 puts nothing into WeChat but a state, a time and the words of the notice', () => {
      const notice = noticeOf(row)!;
      const facts = {
        item: 'YL01',
        requester: '11',
        from: '2026-11-24T07:00:00.000Z',
        to: '2026-11-24T08:00:00.000Z',
        due: '2026-11-24T09:00:00.000Z',
      };
      const values = valuesOf(row, { title: notice.title, body: notice.body, at: AT, facts });
      const data = dataOf(row.template, templates.get(row.template)!, values);
      const said = Object.entries(data).map(([key, value]) => [key, { value }] as const);
      expect(refusedKey(Object.fromEntries(said))).toBeNull();
      expect([...row.phrase].length).toBeLessThanOrEqual(5);
      expect(Object.values(data).join('')).not.toMatch(/YL01|11\b(?!月)|undefined|null/);
    });

    it('wakes nobody by night who is not in it now', () => {
      expect(row.red === 'always' && isStaff(row)).toBe(false);
      expect(isRed(row, null)).toBe(row.red === 'always');
      expect(isRed(row, 'bedridden')).toBe(row.red !== undefined);
    });
  },
);

it('every row can be reached, and the first that fits counts', () => {
  const reached = CHAIN_ROWS.map(({ event, to, where }) => chainOf(event, to, where ? { [where[0]]: where[1] } : { urgent: 'bedridden' }));
  expect(reached).toEqual(CHAIN_ROWS);
  expect(chainOf('errand.vacate', 'requester', { had: 'offer' })).toBeUndefined();
  expect(new Set(CHAIN_ROWS.map(({ template }) => template))).toEqual(new Set(TEMPLATE_NAMES));
  expect(Object.keys(TEMPLATES)).toEqual(TEMPLATE_NAMES);
});
