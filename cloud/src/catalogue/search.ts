import type { ItemRow } from 'shared-types/catalogue';

type Findable = Pick<ItemRow, 'name' | 'plainName' | 'category'>;

/** What people put around the thing they mean; it says nothing about the item. */
const FILLER = /我想|我要|怎么办理|怎么办|怎么|如何|在哪儿?|哪里|需要什么|什么|办理|申请|一下|请问|[吗呢啊的了呀]/g;
const APART = /[\s,;:?!。、]+/;
/** A word that is nowhere as a whole may still share this part of its pairs of characters with an item. */
const ENOUGH = 0.3;

/**
 * The items that all words of a question fit, best first. A word fits where it stands in the item's names or category;
 * where no item has them all, the words are taken apart into pairs of characters: 办残疾证 finds 残疾证.
 */
export function search<T extends Findable>(items: readonly T[], question: string): T[] {
  const words = wordsOf(question);
  if (words.length === 0) return [];
  const whole = items.filter((item) => words.every((word) => textOf(item).includes(word)));
  if (whole.length > 0) return ranked(whole, (item) => (words.every((word) => item.plainName.toLowerCase().includes(word)) ? 1 : 0));
  const pairs = [...new Set(words.flatMap(pairsOf))];
  const share = (item: T) => pairs.filter((pair) => textOf(item).includes(pair)).length / pairs.length;
  return ranked(
    items.filter((item) => share(item) >= ENOUGH),
    share,
  );
}

function wordsOf(question: string): string[] {
  const plain = question.normalize('NFKC').toLowerCase();
  const meant = plain.replace(FILLER, ' ').split(APART).filter(Boolean);
  return meant.length > 0 ? meant : plain.split(APART).filter(Boolean);
}

const textOf = ({ name, plainName, category }: Findable) => `${name}\n${plainName}\n${category}`.toLowerCase();
const pairsOf = (word: string) => {
  const characters = [...word];
  return characters.length < 2 ? [word] : characters.slice(1).map((c, i) => `${characters[i]}${c}`);
};
const ranked = <T>(items: readonly T[], score: (item: T) => number) => [...items].sort((a, b) => score(b) - score(a));
