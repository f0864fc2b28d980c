import type { Content, Entry, Speaker } from 'shared-types/groups';

const KIND_WORDS: Partial<Record<Entry['kind'], string>> = {
  image: '[照片]',
  voice: '[语音]',
  file: '[文件]',
  place: '[位置]',
  card: '[卡片]',
};

/** Words somebody wrote or spoke; of a voice as far as it has been typed. */
const saidIn = (content: Content | null) => content?.text ?? content?.transcript?.text ?? content?.title;

/** What was said in one line: for a quote, a title, somebody who cannot see the picture. */
export function plainWords({ kind, content }: { kind: Entry['kind']; content: Content | null }): string {
  const words = saidIn(content) ?? content?.place?.name ?? content?.card?.title ?? '';
  return [KIND_WORDS[kind], words].filter(Boolean).join(' ');
}

/** At most so many characters, the rest as an ellipsis: a box that cuts words off cuts them in half for large letters. */
export const cutWords = (words: string, most: number) => {
  const all = [...words.replace(/\s+/g, ' ')];
  return all.length > most ? `${all.slice(0, most).join('')}…` : all.join('');
};

/** 周敏 · 商务局·科长, 韩冰 · 鑫源冷链 · 待核实. */
export const speakerWords = ({ name, of, unverified }: Speaker) => [name, of, unverified && '待核实'].filter(Boolean).join(' · ');

/** What stands where words were. */
export function goneWords({ state, speaker }: Entry, mine: boolean): string | null {
  if (state === 'recalled') return mine ? '您撤回了一条消息' : `${speaker?.name ?? '有人'}撤回了一条消息`;
  if (state === 'hidden') return mine ? '您的一条消息被群主收起了,按住看为什么' : '一条消息被群主收起了';
  if (state === 'pending' && !mine) return '有一条消息正在审核';
  return null;
}

const LOOKED_AT: Partial<Record<Entry['kind'], string>> = { image: '照片', voice: '语音', file: '文件' };
/** What becomes of my words that others do not see yet, or never will. */
export function judgedWords({ kind, state }: Pick<Entry, 'kind' | 'state'>): string {
  if (state === 'refused') return '没有通过审核,别人看不到。长按可以申诉';
  const what = LOOKED_AT[kind];
  return what ? `${what}要等工作人员看过才放出来,现在只有您看得到。着急就打字说` : '审核中,通过了别人才看得到';
}

const TITLE_MOST = 30;
const sentencesOf = (text: string) =>
  text
    .split(/[。!?!?\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** The question an answer in any of its editions is about, as far as it is on the phone. */
export function askedIn(rows: readonly Entry[], answer: Entry): Entry | undefined {
  const before = rows.find(({ seq }) => seq === answer.answers);
  return before?.kind === 'answer' ? askedIn(rows, before) : before;
}

/** The edition that stands in place of an answer, as far as it is on the phone; anything else is the newest of its own. */
export function newestOf(rows: readonly Entry[], entry: Entry): Entry {
  if (entry.kind !== 'answer') return entry;
  const next = rows.find(({ kind, answers, state, content }) => {
    return kind === 'answer' && answers === entry.seq && state === 'shown' && (content?.edition ?? 1) > 1;
  });
  return next ? newestOf(rows, next) : entry;
}

/** A matter as it might be written from what was said: the first sentence on top, everybody's words below, and what the answer left open. */
export function draftOfMatter(entries: readonly Entry[], answer?: Entry) {
  const said = entries.filter(({ content }) => content !== null);
  const first = sentencesOf(said.map(({ content }) => saidIn(content)).find(Boolean) ?? '')[0] ?? '';
  const title = [...first].slice(0, TITLE_MOST).join('');
  const lines = said.map((entry) => (said.length > 1 ? `${entry.speaker?.name ?? ''}:${plainWords(entry)}` : plainWords(entry)));
  const left = answer ? [`官方答复:${cutWords(plainWords(answer), 300)}`, '还没解决的是:'] : [];
  return { title, words: [...[...lines, ...left].join('\n')].slice(0, 2000).join('') };
}
