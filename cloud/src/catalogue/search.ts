import { isLetters, nearlySpells, type Spoken, spells, spoken } from './letters';
import { pairsOf, wordsOf } from './search.words';

/** What is searched: the official name, the plain one, its category, and whatever else people call it. */
export interface Findable {
  name: string;
  plainName: string;
  category: string;
  alsoCalled: readonly string[];
}
/** An entry with what its words sound like and which neighbours they have. */
export interface Indexed<T> {
  entry: T;
  called: readonly string[];
  name: string;
  category: string;
  spoken: readonly Spoken[];
  pairs: ReadonlySet<string>;
  sounds: ReadonlySet<string>;
}

export function indexed<T extends Findable>(entry: T): Indexed<T> {
  const [plainName = '', name = '', category = '', ...also] = [entry.plainName, entry.name, entry.category, ...entry.alsoCalled].map(small);
  const called = [plainName, ...also];
  const texts = [...called, name];
  const sounds = texts.map(spoken);
  return {
    entry,
    called,
    name,
    category,
    spoken: sounds,
    pairs: new Set([...texts, category].flatMap((text) => pairsOf([...text]))),
    sounds: new Set(sounds.flatMap(pairsOf)),
  };
}
const small = (text: string) => text.normalize('NFKC').toLowerCase();

/** A question that is nowhere as a whole may still share this part of its weight with an entry, read or heard. */
const READ = 0.3;
const HEARD = 0.6;
type Way = <T>(all: readonly Indexed<T>[], words: readonly string[]) => Map<Indexed<T>, number>;

/**
 * The entries a question fits, best first: by its words as they stand; by letters, whole or first ones; by pairs of characters,
 * the rarer the heavier (办残疾证 finds 残疾证), as read or as heard (地保 finds 低保); by letters with a slip. The first way that
 * finds anything decides.
 */
export function search<T>(all: readonly Indexed<T>[], question: string): T[] {
  const words = wordsOf(question);
  if (words.length === 0) return [];
  for (const way of [byWords, byLetters, byPairs, bySlip]) {
    const found = [...way(all, words)];
    if (found.length > 0) return found.sort(([, a], [, b]) => b - a).map(([{ entry }]) => entry);
  }
  return [];
}

const byWords: Way = (all, words) => scored(all, (one) => allOf(words.map((word) => standing(one, word))));

/** Where a word stands: a name people use counts more than the official one, and the more of it is meant the better. */
function standing({ called, name, category }: Indexed<unknown>, word: string): number {
  const own = called.indexOf(word);
  if (own >= 0) return 100 - own / 100;
  const inCalled = Math.max(...called.map((text, i) => (text.includes(word) ? 60 + (20 * word.length) / text.length - i / 100 : 0)));
  if (inCalled > 0) return inCalled;
  if (name.includes(word)) return 40 + (20 * word.length) / name.length;
  return category.includes(word) ? 20 : 0;
}

const byLetters: Way = (all, words) => {
  const typed = words.join('');
  return isLetters(typed)
    ? scored(all, (one) => Math.max(...one.spoken.map((text, i) => spells(typed, text) && spells(typed, text) - i / 100)))
    : new Map();
};

/** What it sounds like counts where nearly all of it does: by ear everything is a little like everything. */
const byPairs: Way = (all, words) => {
  const read = shares(
    all,
    words.flatMap((word) => pairsOf([...word])),
    ({ pairs }) => pairs,
  );
  const heard = shares(
    all,
    words.filter((word) => word.length > 1).flatMap((word) => pairsOf(spoken(word))),
    ({ sounds }) => sounds,
  );
  return scored(all, (one) => Math.max(atLeast(READ, read(one)), 0.9 * atLeast(HEARD, heard(one))));
};
const atLeast = (enough: number, share: number) => (share >= enough ? share : 0);

const bySlip: Way = (all, words) => {
  const typed = words.join('');
  return isLetters(typed) ? scored(all, (one) => (one.spoken.some((text) => nearlySpells(typed, text)) ? 1 : 0)) : new Map();
};

/** The share of a question's pairs an entry has, each weighing the more the fewer entries have it. */
function shares<T>(all: readonly Indexed<T>[], asked: readonly string[], has: (one: Indexed<T>) => ReadonlySet<string>) {
  const weights = new Map([...new Set(asked)].map((pair) => [pair, weightOf(all.filter((one) => has(one).has(pair)).length, all.length)]));
  const whole = [...weights.values()].reduce((a, b) => a + b, 0);
  return (one: Indexed<T>) => [...weights].reduce((part, [pair, weight]) => part + (has(one).has(pair) ? weight : 0), 0) / (whole || 1);
}
const weightOf = (having: number, all: number) => (having === 0 ? 1 : Math.log(1 + all / having));

const allOf = (scores: readonly number[]) => (scores.every((score) => score > 0) ? scores.reduce((a, b) => a + b, 0) : 0);
const scored = <T>(all: readonly Indexed<T>[], score: (one: Indexed<T>) => number) =>
  new Map(all.map((one) => [one, score(one)] as const).filter(([, found]) => found > 0));
