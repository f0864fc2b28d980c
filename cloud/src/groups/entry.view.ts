import type { Content, Entry, MatterCard } from 'shared-types/groups';
import { showNumber } from 'shared-types/kernel/number';
import { byWords } from 'shared-types/kernel/time.words';
import { TICKET_WORDS } from 'shared-types/tickets';
import { bodyOf, OVER, whatOf } from './body';
import type { EntryFacts, Viewer } from './entry.facts';
import type { MessageRow } from './message.rows';

const QUOTED = 60;
/** By which changes what they are about is seen anew. */
const isSeenAnew = (what: Entry['what']) => what === 'shown' || what === 'worded';
/** In place of what somebody said who wished to be forgotten. */
const FORGOTTEN = '(说话的人已注销,内容一并删除了)';
/** What stands for a message that has no words of its own. */
const KIND_WORDS: Readonly<Record<string, string>> = { image: '[图片]', voice: '[语音]', file: '[文件]', place: '[位置]', card: '[卡片]' };

type Worded = Pick<MessageRow, 'kind' | 'text' | 'body'>;

/** All the words of a message, and a name for what is none; `text` of a voice: what somebody typed of it. */
export function allWordsOf({ kind, text, body }: Worded): string {
  const { title, place, cleared } = bodyOf(body);
  return cleared ? OVER : [KIND_WORDS[kind], title, place?.name, text].filter(Boolean).join(' ');
}

/** The words of a message in one line, for quotes and lists. */
export const wordsOf = (row: Worded) => allWordsOf(row).replace(/\s+/g, ' ').slice(0, QUOTED);

/** Whether what it says is there to be seen: by all once it is shown, by its author while it waits or was refused. */
const isSeen = (row: MessageRow | undefined, viewer: Viewer | null) =>
  row?.state === 'shown' ||
  ((row?.state === 'pending' || row?.state === 'refused') && row.senderId !== null && row.senderId === viewer?.personId);

/** One entry as somebody sees it, or as everybody does. */
export function viewEntry(row: MessageRow, facts: EntryFacts, viewer: Viewer | null): Entry {
  const what = whatOf(row.kind, row.body);
  const target = row.targetSeq === null ? undefined : facts.others.get(row.targetSeq);
  const shown = isSeenAnew(what) ? target : row;
  return {
    ...{ seq: row.seq, at: row.at.toISOString(), kind: row.kind, state: row.state },
    ...(GONE.some((one) => one === what) ? goneOf(target, facts) : saidOf(shown, facts, viewer)),
    clientId: isOwn(row, viewer) ? row.clientId : null,
    ...answersOf(row),
    matter: matterOf(what === 'matter' ? target : isSeen(shown, viewer) ? shown : undefined, facts, viewer),
    read: facts.reads.get(what === 'read' ? (row.targetSeq ?? 0) : row.seq) ?? null,
    target: row.targetSeq,
    what,
  };
}

/** Of a reply; what becomes of an entry answers nothing. */
const answersOf = ({ replySeq }: MessageRow) => (replySeq === null ? {} : { answers: replySeq });

const isOwn = ({ kind, senderId }: MessageRow, viewer: Viewer | null) =>
  kind !== 'change' && (viewer === null || viewer.personId === senderId);

const GONE = ['recalled', 'hidden'] as const;
/** Who waits to be judged is not told; who took back their words is. */
const goneOf = (target: MessageRow | undefined, { speaker }: EntryFacts) => ({
  ...{ speaker: target ? speaker(target) : null, content: null, reply: null },
});

/** Of what a change is about nothing is repeated, but for what it brings to light. */
function saidOf(row: MessageRow | undefined, facts: EntryFacts, viewer: Viewer | null): Pick<Entry, 'speaker' | 'content' | 'reply'> {
  if (!row || row.kind === 'change') return { speaker: null, content: null, reply: null };
  if (!isSeen(row, viewer)) return { speaker: isTaken(row) ? facts.speaker(row) : null, content: null, reply: null };
  return { speaker: facts.speaker(row), content: contentOf(row, facts), reply: replyOf(row, facts) };
}

/** Who took back their words, or had them hidden, may be known; who waits to be judged, not. */
const isTaken = ({ state }: MessageRow) => state === 'recalled' || state === 'hidden';

function contentOf({ seq, text, body }: MessageRow, facts: EntryFacts): Content {
  if (text === null && body === null) return { text: FORGOTTEN };
  const { fileId, card, at, cleared, ...rest } = bodyOf(body);
  if (cleared) return { text: OVER };
  const typed = facts.transcripts.get(seq);
  return {
    ...rest,
    text: text ?? undefined,
    transcript: typed && { text: typed.text, edition: typed.edition, staff: typed.postId !== null },
    file: fileId === undefined ? undefined : facts.files.get(fileId),
    card: card && { ...card, note: null },
    at: at?.map(({ personId, unitId }) => ({
      personId: personId ?? null,
      unitId: unitId ?? null,
      name: facts.people.get(personId ?? '') ?? facts.units.get(unitId ?? '') ?? '',
    })),
  };
}

/** A quote says no more than the quoted entry itself. */
function replyOf({ replySeq }: MessageRow, { others, speaker, transcripts }: EntryFacts): Entry['reply'] {
  const quoted = replySeq === null ? undefined : others.get(replySeq);
  if (!quoted) return null;
  const shown = quoted.state === 'shown' && quoted.kind !== 'change';
  const text = quoted.text ?? transcripts.get(quoted.seq)?.text ?? null;
  return { seq: quoted.seq, name: shown ? speaker(quoted).name : '', text: shown ? wordsOf({ ...quoted, text }) : '这条消息看不到了' };
}

/** A matter somebody did not want to be seen is seen by them and by staff alone. */
function matterOf(row: MessageRow | undefined, { matters, units }: EntryFacts, viewer: Viewer | null): MatterCard | null {
  const matter = row?.ticketId ? matters.get(row.ticketId) : undefined;
  if (!matter) return null;
  const { id, number, state, unitId, promiseAt, requesterId, firmId, hidden } = matter;
  const mine =
    viewer !== null && (viewer.postId !== null || viewer.personId === requesterId || (firmId !== null && viewer.firmId === firmId));
  if (hidden && !mine) return null;
  const waits = state === 'open' || state === 'taken';
  const said = [
    TICKET_WORDS[state],
    units.get(unitId),
    waits && `${byWords(promiseAt.toISOString(), promiseAt.getTime() - 30 * 86_400_000)}给答复`,
    hidden && '群里不显示',
  ];
  return { ticketId: id, number: showNumber(number), state, words: said.filter(Boolean).join(' · '), mine };
}
