/** Full width beside Chinese characters, as a printer sets them; on a screen half width is what everything else here uses. */
const WIDE: Record<string, string> = {
  ',': '\uff0c',
  ';': '\uff1b',
  ':': '\uff1a',
  '!': '\uff01',
  '?': '\uff1f',
  '(': '\uff08',
  ')': '\uff09',
};
const MARKS = /(?<=[\u3400-\u9fff\u3001-\u3011\uff00-\uffef])[,;:!?()]|[,;:!?()](?=[\u3400-\u9fff])|(?<=\([^()]*[\u3400-\u9fff][^()]*)\)/g;

/** The words as they stand on paper. */
export const typeset = (words: string) => words.replace(MARKS, (mark) => WIDE[mark] ?? mark);
