import type { Entry } from 'shared-types/groups';
import { changed, type Log, middle, NOTHING, newest, older, received, toKeep } from '../../miniapp/src/groups/talk/log';
import { rowsOf, stretchesOf } from '../../miniapp/src/groups/talk/rows';
import { draftOfMatter } from '../../miniapp/src/groups/talk/talk-words';
import { changeOf, pageOf, saidBy, somebody } from '../kit/entries';

const seqs = ({ rows }: Log) => rows.map(({ seq }) => seq);
const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => saidBy('1', from + i));
const opened = (from: number, to: number) => newest(NOTHING, pageOf(run(from, to), { lastSeq: to, more: true }));

describe('the log of a group on a phone', () => {
  it('takes what joins on and drops what it has', () => {
    const { log, gap } = received(opened(10, 12), [saidBy('2', 13), saidBy('2', 12), saidBy('2', 14)]);
    expect(seqs(log)).toEqual([10, 11, 12, 13, 14]);
    expect(gap).toBe(false);
    expect(log.rows[2]?.speaker?.id).toBe('1');
  });

  it('takes what came in the wrong order in the right one', () => {
    expect(seqs(received(opened(1, 2), [saidBy('2', 4), saidBy('2', 3)]).log)).toEqual([1, 2, 3, 4]);
  });

  it('keeps what I said while it waits, in whatever order the line and the answer come', () => {
    const mine = { ...saidBy('1', 3), state: 'pending' as const, clientId: 'said-by-this-phone' };
    const told = { ...mine, speaker: null, content: null };
    for (const order of [
      [mine, told],
      [told, mine],
    ])
      expect(order.reduce((log, entry) => received(log, [entry]).log, opened(1, 2)).rows.at(-1)).toEqual(mine);
  });

  it('says where something is missing, and shows nothing behind the gap', () => {
    const { log, gap } = received(opened(1, 2), [saidBy('2', 5)]);
    expect({ rows: seqs(log), gap, to: log.to, last: log.last }).toEqual({ rows: [1, 2], gap: true, to: 2, last: 5 });
  });

  it('keeps the newest page going over changes that are no lines', () => {
    const log = newest(NOTHING, pageOf([saidBy('1', 5)], { lastSeq: 8, more: false }));
    expect({ ...log, rows: seqs(log) }).toMatchObject({ rows: [5], from: 5, to: 8, start: true });
    expect(seqs(received(log, [saidBy('2', 9)]).log)).toEqual([5, 9]);
  });

  it('never shows an empty list where there were messages', () => {
    const log = opened(1, 3);
    expect(seqs(newest(log, pageOf([], { lastSeq: 3 })))).toEqual([1, 2, 3]);
    expect(seqs(middle(log, pageOf([], { lastSeq: 3 })))).toEqual([1, 2, 3]);
  });

  it('says that it jumped where too much lay in between', () => {
    const log = newest(opened(1, 3), pageOf(run(9000, 9029), { lastSeq: 9029, more: true, jumped: true }));
    expect(log).toMatchObject({ jumped: true, from: 9000, to: 9029, start: false });
    expect(older(log, pageOf(run(8970, 8999), { more: true })).jumped).toBe(false);
  });

  it('puts history above, once', () => {
    const log = older(opened(10, 12), pageOf(run(7, 11), { more: false, lastSeq: 12 }));
    expect({ rows: seqs(log), from: log.from, start: log.start }).toEqual({ rows: [7, 8, 9, 10, 11, 12], from: 7, start: true });
  });

  it('is kept as its newest piece, and not while one reads in the middle', () => {
    const kept = toKeep(opened(1, 100));
    expect(kept && seqs(kept).length).toBe(40);
    expect(kept).toMatchObject({ from: 61, to: 100, start: false });
    expect(toKeep(middle(opened(50, 100), pageOf(run(1, 30), { lastSeq: 100 })))).toBeNull();
  });
});

describe('messages that became one matter', () => {
  const matter = (ticketId: string) => ({ ticketId, number: '3427-237-3575', state: 'open', words: '待受理', mine: true });

  it('show it once, below the last of those that stand together', () => {
    const [one, other] = [{ matter: matter('1') }, { matter: matter('2') }];
    const said = [saidBy('1', 1, one), saidBy('1', 2, one), saidBy('2', 3), saidBy('1', 4, one), saidBy('1', 5, other), saidBy('2', 6)];
    expect(rowsOf(said, null, 99).map(({ joined }) => joined)).toEqual([true, false, false, false, false, false]);
  });
});

describe('a change of what was said', () => {
  const rows = [saidBy('1', 1), saidBy('2', 2), saidBy('1', 3)];
  const folded = (change: Partial<Entry>) => changed(rows, changeOf(4, { target: 2, ...change }), '2');

  it.each(['recalled', 'hidden'] as const)('takes the words away when it is %s', (what) => {
    expect(folded({ what })[1]).toMatchObject({ seq: 2, state: what, content: null });
  });

  it('touches only the row it is about', () => {
    const next = folded({ what: 'recalled' });
    expect([next[0] === rows[0], next[1] === rows[1], next[2] === rows[2]]).toEqual([true, false, true]);
  });

  it('brings the words of what was held back', () => {
    const held = [{ ...saidBy('2', 1), state: 'pending' as const, speaker: null, content: null }];
    const shown = changeOf(2, { target: 1, what: 'shown', content: { text: '放行了' }, speaker: somebody('2') });
    expect(changed(held, shown)[0]).toMatchObject({ state: 'shown', content: { text: '放行了' }, speaker: { id: '2' } });
  });

  const card = (words: string, mine: boolean) => ({ ticketId: '9', number: '5208-3317', state: 'taken', words, mine });
  it('loses the matter under it where whoever asked does not want it seen, but not for them', () => {
    const seen = changed(rows, changeOf(4, { target: 2, what: 'matter', matter: card('待受理', false) }), '1');
    const hidden = changeOf(5, { target: 2, what: 'matter', matter: null });
    expect(seen[1]?.matter).toEqual(card('待受理', false));
    expect(changed(seen, hidden, '1')[1]?.matter).toBeNull();
    // Staff see every matter.
    expect(changed(seen, hidden)[1]?.matter).toEqual(card('待受理', false));
    expect(
      changed(
        seen.map((row) => (row.matter ? { ...row, matter: { ...row.matter, mine: true } } : row)),
        hidden,
        '2',
      )[1]?.matter,
    ).toEqual(card('待受理', true));
  });

  it('moves the matter under it, and it stays mine', () => {
    const first = folded({ what: 'matter', matter: card('待受理', false) });
    expect(first[1]?.matter).toEqual(card('待受理', true));
    const next = changed(first, changeOf(5, { target: 2, what: 'matter', matter: card('办理中', false) }), '2');
    expect(next[1]?.matter).toEqual(card('办理中', true));
    expect(changed(rows, changeOf(4, { target: 1, what: 'matter', matter: card('待受理', false) }), '2')[0]?.matter?.mine).toBe(false);
  });

  it('counts readers and remembers that I am one', () => {
    const notice = [{ ...saidBy('2', 1), kind: 'notice' as const, read: { firms: 1, of: 9, mine: true } }];
    const read = changed(notice, changeOf(2, { target: 1, what: 'read', read: { firms: 2, of: 9, mine: false } }));
    expect(read[0]?.read).toEqual({ firms: 2, of: 9, mine: true });
  });

  it('puts a voice into words, and into what quotes it', () => {
    const heard = [saidBy('2', 1, { kind: 'voice', content: {} }), saidBy('1', 2, { reply: { seq: 1, name: '甲2', text: '[语音]' } })];
    const file = { id: '9', kind: 'voice', name: null, bytes: 9, width: null, height: null, seconds: 3 } as const;
    const content = { file, transcript: { text: '南关停电了', edition: 1, staff: true } };
    const next = changed(heard, changeOf(3, { target: 1, what: 'worded', content, speaker: somebody('2') }));
    expect(next[0]).toMatchObject({ state: 'shown', content });
    expect(next[1]?.reply).toEqual({ seq: 1, name: '甲2', text: '[语音] 南关停电了' });
    expect(changed(heard, changeOf(3, { target: 1, what: 'worded', content: null }))[0]?.content).toEqual({});
  });

  it('about something that is not on the phone changes nothing', () => {
    expect(folded({ what: 'recalled', target: 99 })).toBe(rows);
  });
});

describe('the lines of a talk', () => {
  const at = (minute: number) => new Date(Date.parse('2026-11-23T02:00:00Z') + minute * 60_000).toISOString();

  it('name whoever speaks once for what is said in a row', () => {
    const rows = rowsOf([saidBy('1', 1, { at: at(0) }), saidBy('1', 2, { at: at(1) }), saidBy('2', 3, { at: at(2) })], null, 9);
    expect(rows.map(({ lead }) => lead)).toEqual([true, false, true]);
  });

  it('show the time after a silence and at another day', () => {
    const rows = rowsOf([saidBy('1', 1, { at: at(0) }), saidBy('1', 2, { at: at(3) }), saidBy('1', 3, { at: at(900) })], null, 9);
    expect(rows.map(({ timed }) => timed)).toEqual([true, false, true]);
  });

  it('are divided before the first that was not read, my own not counted', () => {
    const rows = rowsOf([saidBy('1', 1), saidBy('7', 2), saidBy('1', 3), saidBy('1', 4)], '7', 1);
    expect(rows.map(({ unread }) => unread)).toEqual([false, false, true, false]);
  });

  it('stay in their stretch whatever is loaded around them', () => {
    const of = (from: number) => stretchesOf(rowsOf(run(from, 70), null, 99));
    expect(of(50).map(({ no, rows }) => [no, rows.length])).toEqual([
      [1, 10],
      [2, 11],
    ]);
    expect(of(20).at(-1)).toEqual(of(50).at(-1));
  });
});

describe('a matter as it might be written', () => {
  it('says what a voice says, as far as somebody has typed it', () => {
    const transcript = { text: '南关停电了。冷库撑不住', edition: 2, staff: false };
    const [spoken, shown] = [saidBy('1', 1, { kind: 'voice', content: { transcript } }), saidBy('1', 2, { kind: 'image', content: {} })];
    expect(draftOfMatter([spoken])).toEqual({ title: '南关停电了', words: '[语音] 南关停电了。冷库撑不住' });
    expect(draftOfMatter([spoken, shown]).words).toBe('甲1:[语音] 南关停电了。冷库撑不住\n甲1:[照片]');
  });
});
