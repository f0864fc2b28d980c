import type { CodeKind } from './code.contract';

/** The page of what a code is about, `room/page?query`. */
export function pageOf({ kind, region, id, item }: { kind: CodeKind; region: string; id: string; item: string | null }): string {
  if (kind === 'item') return `catalogue/guide?code=${item}&region=${region}&unit=${id}`;
  return `directory/${kind}?id=${id}&region=${region}`;
}

/** What a code of WeChat carries, and the page it opens. */
export const SCENE_PAGE = 'directory/code';
export const sceneOf = (code: string) => `s=${code}`;
/** The address in an ordinary code, without the host; where it leads in a browser. */
export const shortAddress = (code: string) => `/c/${code}`;
export const longAddress = (code: string) => `/#/${SCENE_PAGE}?s=${code}`;
