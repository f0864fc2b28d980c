/** The short address that stands in an SMS, without the host: it opens the inbox, and from there the page. */
export const shortAddress = (noticeId: string) => `/n/${BigInt(noticeId).toString(36)}`;

/** Where it leads in a browser; null where it is no address of a notice. */
export function longAddress(path: string): string | null {
  const [, short] = /^\/n\/([0-9a-z]{1,13})\/?$/.exec(path) ?? [];
  if (short === undefined) return null;
  const id = [...short].reduce((sum, letter) => sum * 36n + BigInt(Number.parseInt(letter, 36)), 0n);
  return `/#/notices/inbox?open=${id}`;
}
