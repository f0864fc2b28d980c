import { useState } from 'react';
import type { Entry } from 'shared-types/groups';
import type { Talk } from '../talk/talk.model';

/** The voice somebody is putting into words, as it now is; null while none is. */
export function useWording(talk: Talk) {
  const [seq, word] = useState<number | null>(null);
  const entry = seq === null ? undefined : talk.log.rows.find((row) => row.seq === seq);
  const onWritten = ({ seq: target, content, speaker }: Entry) => talk.note({ target, what: 'worded', content, speaker });
  return { start: word, sheet: entry ? { entry, onWritten, onClose: () => word(null) } : null };
}
