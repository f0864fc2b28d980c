import type { Entry } from 'shared-types/groups';
import { changed } from '../../miniapp/src/groups/talk/log';
import { freshOf, type Row, rowsOf } from '../../miniapp/src/groups/talk/rows';
import { folded, further, linesOf, openAt } from '../../miniapp/src/groups/talk/threads';
import { changeOf, saidBy } from '../kit/entries';

const notice = (seq: number) => saidBy('9', seq, { kind: 'notice', content: { title: '查线路', text: '请各家查一查' } });
const to = (seq: number, answers: number, over: Partial<Entry> = {}) =>
  saidBy('1', seq, { answers, reply: { seq: answers, name: '甲9', text: '查线路' }, ...over });
const shape = (rows: readonly Row[]) => rows.map(({ entry, under }) => [entry.seq, ...under.map((row) => row.entry.seq)]);
const LOG = [saidBy('1', 1), notice(2), to(3, 2), saidBy('2', 4), to(5, 3), to(6, 4), to(7, 2)];

describe('what is said under a notice', () => {
  it('folds into its line, answers to answers too; what answers something else stands where it was', () => {
    expect(shape(rowsOf(LOG, null, 99))).toEqual([[1], [2, 3, 5, 7], [4], [6]]);
    expect(linesOf(LOG).map(({ seq }) => seq)).toEqual([1, 2, 4, 6]);
  });

  it('quotes the notice no more, but who answers whom', () => {
    expect(rowsOf(LOG, null, 99)[1]?.under.map(({ bare }) => bare)).toEqual([true, false, true]);
  });

  it('stands by itself as long as the notice is not on the phone, and where the office answers', () => {
    expect(shape(rowsOf(LOG.slice(2), null, 99))).toEqual([[3], [4], [5], [6], [7]]);
    expect(shape(rowsOf([notice(2), to(3, 2, { kind: 'answer' }), to(4, 3)], null, 99))).toEqual([[2], [3], [4]]);
  });

  it('keeps its place when it is taken back', () => {
    const rows = changed(LOG, changeOf(8, { target: 3, what: 'recalled' }));
    expect(rows[2]).toMatchObject({ state: 'recalled', reply: null });
    expect(shape(rowsOf(rows, null, 99))).toEqual(shape(rowsOf(LOG, null, 99)));
  });

  it('does not divide what was read from what is new, and is new under its notice', () => {
    const rows = rowsOf(LOG, '7', 4);
    expect(rows.map(({ unread }) => unread)).toEqual([false, false, false, true]);
    const fresh = (thread: Parameters<typeof freshOf>[1]) => rows.flatMap((row) => freshOf(row, thread)).map(({ entry }) => entry.seq);
    expect(fresh({ from: null, seen: 4 })).toEqual([5, 7]);
    expect(fresh({ from: 0, seen: 4 })).toEqual([]);
    expect(rowsOf(LOG, '1', 4).flatMap((row) => freshOf(row, { from: null, seen: 4 }))).toEqual([]);
  });
});

describe('a long thread', () => {
  const seqs = Array.from({ length: 80 }, (_, i) => 2 * i + 10);

  it('opens at its last thirty, at what one came for, and further up as one asks', () => {
    expect(openAt(seqs)).toEqual({ from: seqs[50], seen: seqs[79] });
    expect(openAt(seqs, 12).from).toBe(12);
    expect(openAt([3, 5]).from).toBe(0);
    const more = further(seqs, openAt(seqs));
    expect([more.from, further(seqs, more).from]).toEqual([seqs[20], seqs[0]]);
    expect(folded(seqs)).toEqual({ from: null, seen: seqs[79] });
  });
});
