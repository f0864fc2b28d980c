import type { ErrandState } from './errand.machine';
import type { DAY_PARTS, DECLINE_REASONS, HAND_UP_REASONS, Outcome, PLACES, RELATIONS, URGENCIES, Verdict } from './errand.view';

type WordsFor<T extends readonly string[]> = Record<T[number], string>;

/** The state in one word, as a list and a refusal name it. */
export const STATE_WORDS: Record<ErrandState, string> = {
  open: '待派',
  offered: '待接',
  accepted: '已接',
  agreed: '已约时间',
  on_the_way: '在路上',
  arrived: '已到',
  done: '已办',
  confirmed: '已确认',
  closed: '已归档',
  withdrawn: '已停办',
};

export const PLACE_WORDS: WordsFor<typeof PLACES> = { home: '家里', hospital: '医院', elsewhere: '别的地方' };
export const PART_WORDS: WordsFor<typeof DAY_PARTS> = { any: '几点都行', morning: '上午', afternoon: '下午' };
export const RELATION_WORDS: WordsFor<typeof RELATIONS> = { self: '自己', parent: '爸妈', family: '家里人', neighbour: '邻居朋友' };
export const OUTCOME_WORDS: Record<Outcome, string> = { solved: '办成了', partly: '办成一部分', not: '没办成' };

export const URGENCY_WORDS: WordsFor<typeof URGENCIES> = {
  in_hospital: '人在住院',
  bedridden: '躺着起不来',
  legal_deadline: '期限快到了',
  danger: '有危险',
};

/** What an agent may answer instead of yes; none of them costs anything. */
export const DECLINE_WORDS: WordsFor<typeof DECLINE_REASONS> = {
  busy: '手头正忙',
  too_far: '太远,赶不过去',
  unwell: '身体不舒服',
  not_my_skill: '这件事我不会办',
  know_them: '是我的亲戚朋友,要避开',
  other: '别的原因',
};

export const HAND_UP_WORDS: WordsFor<typeof HAND_UP_REASONS> = {
  nobody_home: '几次都没人在家',
  too_hard: '我这里办不了',
  deadline_near: '期限快到了,来不及',
  unsafe: '不安全',
  in_hospital: '人住院了',
  died: '人不在了',
  other: '别的原因',
};

/** Why the ladder passed somebody over, or didn't. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  chosen: '问了他',
  next: '排在后面',
  off_duty: '不当班',
  on_leave: '请假了',
  lacks_skill: '不会办这件事',
  full_load: '手上满了',
  is_party: '和这件事有关,要避开',
  same_address: '住同一处,要避开',
  declined: '说来不了',
  let_pass: '没答复',
  replaced: '刚换下来',
};
