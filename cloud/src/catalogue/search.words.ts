/** What people put around the thing they mean; it says nothing about the item. */
const FILLER =
  /我想要?|我要|俺想|俺们?|咱们?|帮我|给我|麻烦|怎么办理|怎么申请|怎么弄|怎么办|怎么|如何|咋办理|咋办|咋弄|咋整|咋领|咋|在哪儿?|去哪儿?|哪里|哪儿|需要什么|要什么|什么|多少|办理|申请|申领|一下|请问|能不能|可以|可不可以|想要|想|[吗呢啊的了呀吧么嘛]/g;
const APART = /[\s,;:?!。、()"'“”\-_/]+/;

/** The words of a question, in small letters and half width, without what stands around them. */
export function wordsOf(question: string): string[] {
  const plain = question.normalize('NFKC').toLowerCase();
  const meant = plain.replace(FILLER, ' ').split(APART).filter(Boolean);
  return meant.length > 0 ? meant : plain.split(APART).filter(Boolean);
}

/** Neighbours, two by two; a single one stands alone. */
export const pairsOf = (parts: readonly string[]): string[] =>
  parts.length < 2 ? [...parts] : parts.slice(1).map((part, i) => `${parts[i]} ${part}`);
