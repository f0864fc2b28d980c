const WORD = /^[0-9A-Za-z]{10}$/;
const BEHIND_THE_ADDRESS = /\/c\/([0-9A-Za-z]{10})(?:[?#].*)?$/;

/** What a page was opened with: `scene` by WeChat's own code, `q` by an ordinary one that WeChat takes to us, `s` by a link. */
export interface Scanned {
  scene?: string;
  q?: string;
  s?: string;
}

/** The code in what was scanned; null where there is none. */
export function codeIn({ scene, q, s }: Scanned): string | null {
  const said = plain(scene ?? s ?? '').replace(/^s=/, '');
  if (WORD.test(said)) return said;
  return BEHIND_THE_ADDRESS.exec(plain(q ?? ''))?.[1] ?? null;
}

/** WeChat hands over what was scanned still encoded. */
function plain(words: string): string {
  try {
    return decodeURIComponent(words);
  } catch {
    return '';
  }
}
