import { type Errand, lookupSentence, masterOf, type Step, sentenceOf, stepsAhead, stepWords } from 'shared-types/errands';

const NOW = Date.parse('2026-11-23T01:41:00Z'); // Monday 9:41 in Shanghai
const at = (time: string) => `2026-11-23T${time}:00.000Z`;

/** 云桂兰's certification, asked for at 9:12. */
const errand = (change: Partial<Errand> = {}): Errand => ({
  id: '12',
  number: '30726154483',
  state: 'open',
  version: 1,
  epoch: 0,
  title: '领养老金认证',
  itemCode: null,
  words: null,
  mode: 'visit',
  urgent: null,
  sentAt: at('01:12'),
  place: { kind: 'home', division: null, divisionName: '缸房地村', text: null },
  wish: { day: null, part: 'any' },
  requester: { name: '李敏', phone: '139****0001' },
  beneficiary: { name: '云桂兰', relation: 'parent', age: 72, note: null },
  consentAt: null,
  promise: { due: at('03:41'), from: at('01:12'), value: 'minutes:120', source: '', provisional: false, spans: [], skipped: [] },
  level: 1,
  unit: { id: '5', name: '缸房地村便民服务站', phone: null },
  agent: null,
  offerDue: null,
  contactedAt: null,
  agreed: null,
  visitCode: null,
  retries: 0,
  arrivedBy: null,
  outcome: null,
  outcomeNote: null,
  confirmation: null,
  confirmBy: null,
  callTries: 0,
  alarmedAt: null,
  materials: [],
  steps: [],
  seenBy: [],
  commands: [],
  ...change,
});
const agent: Errand['agent'] = { postId: '7', name: '王志强', kind: 'full_time', unitId: '5', unitName: '缸房地村便民服务站', phone: '' };
const visit = { from: at('07:00'), to: at('08:00') };
const step = (change: Partial<Step>): Step => ({
  no: 2,
  command: 'accept',
  at: at('01:20'),
  by: 'agent',
  who: { name: '王志强', unit: '缸房地村便民服务站' },
  facts: {},
  ...change,
});

describe('telling somebody how their matter stands', () => {
  it('names who looks for an agent and by when they will be called', () => {
    expect(sentenceOf(errand(), NOW)).toEqual({
      title: '缸房地村便民服务站正在给您找人',
      next: '今天 11:41 前有人给您打电话,约好时间再来。',
    });
  });

  it('says sorry once the promised call is late', () => {
    expect(sentenceOf(errand(), Date.parse(at('03:42'))).next).toContain('对不住');
    expect(sentenceOf(errand({ state: 'accepted', agent }), Date.parse(at('03:42'))).title).toBe('王师傅接了单,电话打晚了');
  });

  it('says when the agent comes and how long that still is', () => {
    expect(sentenceOf(errand({ state: 'agreed', agent, agreed: visit }), NOW)).toEqual({
      title: '王师傅今天下午 3:00 到您家',
      next: '还有 5 小时 19 分。不用等在门口,到了会敲门。',
    });
  });

  it('goes to the hospital where that was asked', () => {
    const place = { ...errand().place, kind: 'hospital' as const };
    expect(sentenceOf(errand({ state: 'agreed', agent, agreed: visit, place }), NOW).title).toBe('王师傅今天下午 3:00 到医院');
  });

  it('offers to go on only where an agent stopped it', () => {
    expect(sentenceOf(errand({ state: 'withdrawn' }), NOW).title).toBe('这件事停下来了');
    expect(sentenceOf(errand({ state: 'withdrawn', commands: ['resume'] }), NOW).next).toContain('接着办');
  });

  it('asks for the answer of the one who asked, by a time', () => {
    const told = sentenceOf(errand({ state: 'done', agent, outcome: 'partly', confirmBy: '2026-11-24T09:30:00.000Z' }), NOW);
    expect(told).toEqual({ title: '王师傅说办好了一部分,您看行不行', next: '明天 17:30 前您点一下;没点的话,我们打电话问您。' });
  });

  it('never shows an English word', () => {
    const states = ['open', 'offered', 'accepted', 'agreed', 'on_the_way', 'arrived', 'done', 'confirmed', 'closed', 'withdrawn'] as const;
    for (const state of states) {
      const { title, next } = sentenceOf(errand({ state, agent, agreed: visit, outcome: 'not' }), NOW);
      expect(`${title}${next}${lookupSentence(state, '镇便民服务中心')}`).not.toMatch(/[A-Za-z]|undefined/);
    }
  });
});

describe('calling an agent by name', () => {
  it('keeps compound surnames and names without one', () => {
    expect([masterOf('王志强'), masterOf('欧阳敏'), masterOf('乌云其木格')]).toEqual(['王师傅', '欧阳师傅', '乌云其木格师傅']);
  });
});

describe('the timeline of a matter', () => {
  it('names the agent and the station', () => {
    expect(stepWords(step({}), 'requester', NOW)).toEqual({ title: '王师傅接了单', note: '缸房地村便民服务站' });
  });

  it('speaks to the one who asked, and about them to the staff', () => {
    const sent = step({ no: 1, command: 'send', by: 'requester', who: null });
    expect(stepWords(sent, 'requester', NOW).title).toBe('您提出来了');
    expect(stepWords(sent, 'staff', NOW).title).toBe('提出来了');
  });

  it('tells the agreed time and the reason of a hand-up', () => {
    expect(stepWords(step({ command: 'agree', facts: visit }), 'requester', NOW).title).toBe('约好今天下午 3:00 到 4:00');
    expect(stepWords(step({ command: 'hand_up', facts: { reason: 'too_hard' } }), 'requester', NOW).note).toBe('我这里办不了');
  });

  it('puts the present step before those to come, and ends with the matter', () => {
    expect(stepsAhead(errand({ state: 'accepted', agent }), NOW).map(({ id }) => id)).toEqual(['call', 'visit', 'finish', 'confirm']);
    expect(stepsAhead(errand({ state: 'agreed', agent, agreed: visit }), NOW)[0]?.title).toBe('王师傅今天下午 3:00 到您家');
    expect(stepsAhead(errand({ state: 'closed', agent }), NOW)).toEqual([]);
  });
});
