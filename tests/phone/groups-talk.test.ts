import type { Entry } from 'shared-types/groups';
import type { Log } from '../../miniapp/src/groups/talk/log';
import { ReadMarker } from '../../miniapp/src/groups/talk/read-marker';
import { Talk } from '../../miniapp/src/groups/talk/talk.model';
import { Unknown } from '../../miniapp/src/kernel/refusal';
import { pageOf, saidBy } from '../kit/entries';

/** A group on the service, and what this phone asked of it. */
function group(size: number) {
  const log: Entry[] = Array.from({ length: size }, (_, i) => saidBy('1', i + 1));
  const asked: object[] = [];
  const disk: { log: Log | null } = { log: null };
  const line = { cut: false, behindMost: 500 };
  const answer = (ask: { before?: number; after?: number; around?: number }) => {
    const lastSeq = log.length;
    if (ask.after !== undefined && lastSeq - ask.after > line.behindMost)
      return { ...pageOf(log.slice(-30)), more: true, lastSeq, jumped: true };
    if (ask.after !== undefined) {
      const entries = log.slice(ask.after, ask.after + 20);
      return pageOf(entries, { lastSeq, more: ask.after + 20 < lastSeq });
    }
    const end = ask.around ? Math.min(lastSeq, ask.around + 15) : (ask.before ?? lastSeq + 1) - 1;
    return pageOf(log.slice(Math.max(0, end - 30), end), { lastSeq, more: end > 30 });
  };
  const open = () =>
    new Talk({
      me: '7',
      load: () => disk.log,
      save: (kept) => {
        disk.log = JSON.parse(JSON.stringify(kept)) as Log;
      },
      onChange: () => {},
      page: async (ask) => {
        asked.push(ask);
        if (line.cut) throw new Unknown();
        return answer(ask);
      },
    });
  const say = (n = 1) => {
    const said = Array.from({ length: n }, () => {
      const entry = saidBy('2', log.length + 1);
      log.push(entry);
      return entry;
    });
    return said;
  };
  return { open, say, asked, disk, line };
}
const shown = ({ log: { rows } }: Talk) => rows.map(({ seq }) => seq);
const from = (a: number, b: number) => Array.from({ length: b - a + 1 }, (_, i) => a + i);
const settled = async (talk: Talk, until: () => boolean) => {
  for (let turn = 0; turn < 100 && !until(); turn++) await Promise.resolve();
  expect(until()).toBe(true);
  return talk;
};

describe('reading a group', () => {
  it('begins with the newest page and goes back page by page', async () => {
    const talk = group(70).open();
    await talk.open();
    expect(shown(talk)).toEqual(from(41, 70));
    await talk.older();
    await talk.older();
    await talk.older();
    expect(shown(talk)).toEqual(from(1, 70));
    expect(talk.log.start).toBe(true);
  });

  it('asks for history once, however often one reaches the top', async () => {
    const { open, asked } = group(70);
    const talk = open();
    await talk.open();
    await Promise.all([talk.older(), talk.older(), talk.older()]);
    expect(asked).toEqual([{}, { before: 41 }]);
  });

  it('asks for what is missing when something came behind a gap, until nothing is', async () => {
    const { open, say, asked } = group(3);
    const talk = open();
    await talk.open();
    say(45);
    talk.receive(say());
    await settled(talk, () => talk.log.to === 49);
    expect(shown(talk)).toEqual(from(1, 49));
    expect(asked).toEqual([{}, { after: 3 }, { after: 23 }, { after: 43 }]);
  });

  it('shows what was there before without a signal, and catches up afterwards', async () => {
    const { open, say, line } = group(5);
    await open().open();
    say(3);
    line.cut = true;
    const talk = open();
    await talk.open();
    expect(shown(talk)).toEqual(from(1, 5));
    expect(talk.problem).toBeInstanceOf(Unknown);
    line.cut = false;
    await talk.open();
    expect(shown(talk)).toEqual(from(1, 8));
    expect(talk.problem).toBeNull();
  });

  it('jumps to the newest when too far behind, and says so', async () => {
    const { open, say } = group(5);
    await open().open();
    say(900);
    const talk = open();
    await talk.open();
    expect(shown(talk)).toEqual(from(876, 905));
    expect(talk.log.jumped).toBe(true);
    await talk.older();
    expect(shown(talk)[0]).toBe(846);
  });

  it('reads in the middle without being pulled away, and on to the end', async () => {
    const { open, say } = group(200);
    const talk = open();
    await talk.open();
    await talk.around(60);
    expect(shown(talk)).toContain(60);
    talk.receive(say());
    expect(talk.isAway).toBe(true);
    expect(talk.log.last).toBe(201);
    for (let turn = 0; turn < 10 && talk.isAway; turn++) await talk.newer();
    expect(shown(talk).at(-1)).toBe(201);
    expect(talk.isAway).toBe(false);
    talk.receive(say());
    expect(shown(talk).at(-1)).toBe(202);
  });

  it('stays where it is for a number that is there already', async () => {
    const { open, asked } = group(40);
    const talk = open();
    await talk.open();
    await talk.around(20);
    expect(asked).toHaveLength(1);
  });
});

describe('saying how far one has read', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is told once for many lines, and never back', async () => {
    const told: number[] = [];
    const marker = new ReadMarker(3, async (seq) => void told.push(seq));
    for (const seq of [4, 9, 7, 2]) marker.reach(seq);
    await jest.advanceTimersByTimeAsync(5000);
    marker.reach(8);
    await jest.advanceTimersByTimeAsync(5000);
    expect(told).toEqual([9]);
  });

  it('is told again after a cut', async () => {
    const told: number[] = [];
    let cut = true;
    const marker = new ReadMarker(0, async (seq) => {
      if (cut) throw new Unknown();
      told.push(seq);
    });
    marker.reach(5);
    await marker.flush();
    cut = false;
    marker.reach(5);
    await marker.flush();
    expect(told).toEqual([5]);
  });
});
