import { useEffect, useRef } from 'react';
import type { useOutbox } from '../../kernel/outbox';
import type { Row } from './rows';

/** What I have just said under a notice goes there once it is out: whoever said it is taken along, or it would seem to be gone. */
export function useOwnReply(waiting: ReturnType<typeof useOutbox>, rows: readonly Row[], go: (seq: number) => Promise<void>) {
  const said = useRef(new Set<string>());
  for (const { args } of waiting) said.current.add(String(args.clientId));
  useEffect(() => {
    if (said.current.size === 0) return;
    const out = rows.flatMap(({ under }) => under).find(({ entry }) => entry.clientId !== null && said.current.has(entry.clientId));
    if (!out?.entry.clientId) return;
    said.current.delete(out.entry.clientId);
    void go(out.entry.seq);
  });
}
