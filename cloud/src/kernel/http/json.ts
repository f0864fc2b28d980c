const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g;

/** Whether some object of a valid JSON text names a key twice: two readers could understand two things by it. */
export function namesTwice(text: string): boolean {
  const open: Set<string>[] = [];
  let word = '';
  for (const [token] of text.matchAll(TOKENS)) {
    if ('{['.includes(token)) open.push(new Set());
    else if ('}]'.includes(token)) open.pop();
    else if (token !== ':') word = JSON.parse(token);
    else if (!isNew(open.at(-1), word)) return true;
  }
  return false;
}

function isNew(keys: Set<string> | undefined, word: string) {
  const known = keys?.has(word) ?? false;
  keys?.add(word);
  return !known;
}
