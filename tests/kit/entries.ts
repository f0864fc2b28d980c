import type { Entry, Speaker } from 'shared-types/groups';
import type { Page } from '../../miniapp/src/groups/talk/log';

export const somebody = (id: string): Speaker => ({ id, name: `甲${id}`, staff: false, of: '鑫源冷链', unverified: false });

/** Something said, shown to everybody. */
export const saidBy = (id: string, seq: number, over: Partial<Entry> = {}): Entry => ({
  seq,
  at: '2026-11-23T02:00:00.000Z',
  kind: 'text',
  state: 'shown',
  speaker: somebody(id),
  content: { text: `第 ${seq} 句` },
  clientId: null,
  reply: null,
  matter: null,
  read: null,
  target: null,
  what: null,
  ...over,
});

export const changeOf = (seq: number, over: Partial<Entry>): Entry => ({
  ...saidBy('1', seq),
  kind: 'change',
  speaker: null,
  content: null,
  ...over,
});

export const pageOf = (entries: readonly Entry[], over: Partial<Page> = {}): Page => ({
  entries,
  more: false,
  lastSeq: entries.at(-1)?.seq ?? 0,
  jumped: false,
  ...over,
});
