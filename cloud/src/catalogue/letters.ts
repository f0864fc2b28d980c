import { pinyin } from 'pinyin-pro';

/** One spoken text: its syllables without tones; what is no Chinese character stands for itself. */
export type Spoken = readonly string[];

/** Dialects and thumbs don't tell these apart: 站 zhan or zan, 经 jing or jin. */
const plain = (letters: string) => letters.replace(/([zcs])h/g, '$1').replace(/([aei])ng/g, '$1n');

export const spoken = (text: string): Spoken =>
  pinyin(text.replace(/[^\p{Script=Han}a-z0-9]/gu, ''), { toneType: 'none', type: 'array', v: true }).map(plain);

export const isLetters = (word: string) => /^[a-z0-9]*[a-z][a-z0-9]*$/.test(word);

/** How well letters spell a run of syllables, each whole, begun, or by its first letter: 0 not at all, up to 1. */
export function spells(typed: string, syllables: Spoken): number {
  const letters = plain(typed);
  let best = 0;
  for (let from = 0; from < syllables.length; from++) {
    const reached = run(letters, syllables, from);
    if (reached === 0) continue;
    const whole = syllables.slice(from, reached).join('').length;
    const score = 0.5 + (0.2 * letters.length) / whole + 0.2 * ((reached - from) / syllables.length) + (from === 0 ? 0.1 : 0);
    best = Math.max(best, score);
  }
  return best;
}

/** The syllable after the last one used, or 0. The longest bite comes first: whole syllables win over first letters. */
function run(letters: string, syllables: Spoken, at: number): number {
  if (letters === '') return at;
  const syllable = syllables[at];
  if (syllable === undefined) return 0;
  for (let bite = Math.min(syllable.length, letters.length); bite > 0; bite--) {
    if (!letters.startsWith(syllable.slice(0, bite))) continue;
    const reached = run(letters.slice(bite), syllables, at + 1);
    if (reached > 0) return reached;
  }
  return 0;
}

/** Too short to tell a slip of the thumb from another word. */
const SHORTEST_SLIP = 4;

/** Whether letters spell a run of syllables with one letter wrong, missing, or too many, or their first letters with one wrong. */
export function nearlySpells(typed: string, syllables: Spoken): boolean {
  const letters = plain(typed);
  if (letters.length < SHORTEST_SLIP) return false;
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
  return syllables.some((_, from) => {
    const first = initials.slice(from, from + letters.length);
    return (
      (first.length === letters.length && oneApart(letters, first)) ||
      runsFrom(syllables, from, letters.length + 1).some((whole) => oneApart(letters, whole))
    );
  });
}

/** The first syllable, the first two, and so on, as long as they are no longer than that. */
function runsFrom(syllables: Spoken, from: number, longest: number): string[] {
  const runs: string[] = [];
  for (let whole = syllables[from] ?? '', to = from + 1; whole.length <= longest && to <= syllables.length; whole += syllables[to++] ?? '')
    runs.push(whole);
  return runs;
}

function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - same && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return Math.max(a.length, b.length) - same - tail <= 1 || swapped(a, b, same);
}

const swapped = (a: string, b: string, at: number) =>
  a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
