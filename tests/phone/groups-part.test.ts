import { around, atEnd, downwards, isIn, isLong, type Part, placesOf, upwards, WHOLE } from '../../miniapp/src/groups/talk/slots';

const said = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => ({ seq: from + i }));
const no = (seq: number) => Math.floor(seq / 30);
const drawn = (rows: readonly { seq: number }[], part: Part) => rows.filter(({ seq }) => isIn(part, no(seq))).map(({ seq }) => seq);
const MOST = 180;

describe('the part of a long talk that is drawn', () => {
  it('stays bounded while one reads up through two thousand lines, page by page, and down again', () => {
    let part = WHOLE;
    let rows = said(1971, 2000);
    while (rows[0]?.seq !== 1 || part.from !== null) {
      part = upwards(rows, part);
      if (part.from === null) rows = said(Math.max(1, (rows[0]?.seq ?? 1) - 30), 2000);
      expect(drawn(rows, part).length).toBeLessThanOrEqual(MOST);
      expect(drawn(rows, part).length).toBeGreaterThanOrEqual(Math.min(rows.length, 60));
    }
    expect(drawn(rows, part)[0]).toBe(1);
    for (let last = 0; part.to !== null; last = drawn(rows, part).at(-1) ?? 0) {
      part = downwards(rows, part);
      expect(drawn(rows, part).at(-1)).toBeGreaterThan(last);
      expect(drawn(rows, part).length).toBeLessThanOrEqual(MOST);
    }
    expect(drawn(rows, part).at(-1)).toBe(2000);
  });

  it('goes on without a gap: what stood at an edge still stands after a step', () => {
    const rows = said(1, 600);
    const middle = around(rows, 300);
    const lines = drawn(rows, middle);
    expect(lines).toContain(300);
    expect(drawn(rows, upwards(rows, middle))).toContain(lines[0]);
    expect(drawn(rows, downwards(rows, middle))).toContain(lines.at(-1));
  });

  it('is the whole of a short one, whichever way one goes', () => {
    const rows = said(5, 64);
    for (const part of [upwards(rows, WHOLE), downwards(rows, WHOLE), around(rows, 5), atEnd(rows)])
      expect(drawn(rows, part)).toHaveLength(60);
  });

  it('counts lines, not numbers: where most numbers are changes of other lines it reaches further', () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({ seq: 1 + i * 40 }));
    expect(drawn(rows, upwards(rows, atEnd(rows))).length).toBeGreaterThanOrEqual(120);
    expect(drawn(rows, around(rows, 4001)).length).toBeGreaterThanOrEqual(120);
  });

  it('lets go of what is above once enough has come in below', () => {
    expect(isLong(said(1, 180), WHOLE)).toBe(false);
    expect(isLong(said(1, 181), WHOLE)).toBe(true);
    expect(isLong(said(1, 181), atEnd(said(1, 181)))).toBe(false);
  });
});

describe('the places of a talk', () => {
  const stretches = (from: number, to: number) => said(from, to).map(({ seq }) => ({ no: seq, rows: [] }));

  it('are ready before what is older comes, and moved seldom', () => {
    let places = placesOf(stretches(66, 67), null);
    const moves = [];
    for (let first = 65; first >= 0; first--) {
      const next = placesOf(stretches(first, 67), places[0] ?? null);
      if (next[0] !== places[0]) moves.push(first);
      expect(next[0]).toBeLessThanOrEqual(first);
      places = next;
    }
    expect(moves).toHaveLength(2);
    expect(places).toHaveLength(68);
  });
});
