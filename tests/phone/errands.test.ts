import type { DayRow, ErrandRow } from 'shared-types/errands';
import { groupsOf } from '../../miniapp/src/errands/cards/day.groups';
import { lightOf, stagesDone } from '../../miniapp/src/errands/clock.words';
import { bodyOf, missing } from '../../miniapp/src/errands/request/request.check';
import type { RequestDraft } from '../../miniapp/src/errands/request/use-request';

const NOW = Date.parse('2026-11-23T01:41:00Z'); // Monday 9:41 in Shanghai
const at = (time: string) => `2026-11-23T${time}:00.000Z`;

const row = (change: Partial<ErrandRow> = {}): ErrandRow => ({
  id: '12',
  number: '30726154483',
  state: 'open',
  version: 1,
  epoch: 0,
  title: '领养老金认证',
  itemCode: null,
  mode: 'visit',
  urgent: null,
  sentAt: at('01:12'),
  divisionName: '缸房地村',
  promiseDue: at('03:41'),
  contactedAt: null,
  agreed: null,
  agentName: null,
  outcome: null,
  confirmBy: null,
  alarmedAt: null,
  ...change,
});

describe('the light of a matter', () => {
  it('turns amber before the promised call and red after it', () => {
    expect(lightOf(row(), NOW)).toEqual({ tone: 'g', words: '按时' });
    expect(lightOf(row(), Date.parse(at('03:10'))).tone).toBe('a');
    expect(lightOf(row(), Date.parse(at('05:42')))).toEqual({ tone: 'r', words: '超时 2 小时' });
  });

  it('is green once somebody has called, and watches the agreed hour then', () => {
    const called = row({ state: 'accepted', contactedAt: at('01:30') });
    expect(lightOf(called, Date.parse(at('05:00'))).tone).toBe('g');
    const agreed = row({ state: 'agreed', contactedAt: at('01:30'), agreed: { from: at('07:00'), to: at('08:00') } });
    expect(lightOf(agreed, Date.parse(at('08:01'))).tone).toBe('r');
  });

  it('goes out when a matter has ended', () => {
    expect(lightOf(row({ state: 'withdrawn' }), Date.parse(at('09:00')))).toEqual({ tone: 'n', words: '停办了' });
    expect(stagesDone({ state: 'closed' })).toBe(5);
  });
});

const visit = (id: string, name: string, divisionName: string, change: Partial<DayRow> = {}): DayRow => ({
  ...row({ id, divisionName }),
  beneficiary: { name, age: null, note: null },
  requester: { name, relation: 'self' },
  placeText: '3 排 2 户',
  materials: [],
  lastVisitNote: null,
  commands: [],
  ...change,
});

describe('the day of an agent', () => {
  it('puts two matters of one household behind one door, in the order of their times', () => {
    const day = groupsOf([
      visit('1', '刘玉梅', '缸房地村', { agreed: { from: at('08:00'), to: at('09:00') } }),
      visit('2', '乌云', '绍卜亥嘎查'),
      visit('3', '云桂兰', '缸房地村', { agreed: { from: at('07:00'), to: at('08:00') } }),
      visit('4', '云桂兰', '缸房地村', { state: 'done' }),
    ]);
    expect(day.villages.map(({ name }) => name)).toEqual(['缸房地村', '绍卜亥嘎查']);
    expect(day.villages[0]?.households.map(({ rows }) => rows.map(({ id }) => id))).toEqual([['3', '4'], ['1']]);
    expect([day.households, day.finished]).toEqual([3, 1]);
  });
});

const draft = (change: Partial<RequestDraft> = {}): RequestDraft => ({
  item: { code: 'SB03', name: '领养老金认证', limit: '当场办好' },
  words: '',
  mode: null,
  place: 'home',
  division: { code: '150205100204', name: '缸房地村' },
  abroad: false,
  text: ' ',
  phone: '',
  day: null,
  part: 'any',
  relation: 'self',
  name: '李敏',
  forName: '',
  age: '',
  note: '',
  urgent: null,
  urgentReason: '',
  sending: null,
  ...change,
});

describe('filling in a request', () => {
  it('needs nothing more where home and name are known', () => {
    expect(missing(draft())).toEqual([]);
  });

  it('asks for whom, and for a phone where the place is not in the county', () => {
    expect(missing(draft({ relation: 'parent' }))).toEqual(['给谁办']);
    expect(missing(draft({ place: 'elsewhere', division: null, abroad: true, phone: '123' }))).toEqual(['详细地址', '手机号']);
    expect(missing(draft({ age: '7o' }))).toEqual(['年纪']);
  });

  it('sends what was typed, and nothing for what was left empty', () => {
    const body = bodyOf(draft({ relation: 'parent', forName: '云桂兰 ', age: '72' }), 'visit', NOW);
    expect(body.beneficiary).toEqual({ relation: 'parent', name: '云桂兰', birthYear: 1954, note: null });
    expect(body.place).toEqual({ kind: 'home', division: '150205100204', text: null });
    expect(body).not.toHaveProperty('phone');
  });

  it('names no division of the county for a place outside it', () => {
    const body = bodyOf(
      draft({ place: 'elsewhere', abroad: true, division: null, text: '呼和浩特市医院', phone: '13900000002' }),
      'act',
      NOW,
    );
    expect(body.place.division).toBeNull();
    expect(body.phone).toBe('13900000002');
  });
});
