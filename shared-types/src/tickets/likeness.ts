const SPOKEN = /[\p{L}\p{N}]+/gu;
/** Neighbouring characters, the way two Chinese texts about one thing look alike without naming it in the same words. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const run of text.normalize('NFKC').toLowerCase().match(SPOKEN) ?? []) {
    const letters = [...run];
    for (let i = 1; i < letters.length; i++) pairs.add(`${letters[i - 1]}${letters[i]}`);
  }
  return pairs;
}

/** How much of the shorter of two texts stands in the other, 0 to 1, by pairs of neighbouring characters. */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  if (few.size === 0) return 0;
  return [...few].filter((pair) => many.has(pair)).length / few.size;
}

/** From here on two pleas are shown side by side; a person decides. */
export const ALIKE = 0.35;
