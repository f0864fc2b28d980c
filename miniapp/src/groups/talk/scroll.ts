import { useCallback, useRef, useState } from 'react';
import { isWeapp } from '../../kernel/platform';

export const idOf = (group: string, what: string | number) => `g${group}-${what}`;

const center = (id: string) => document.getElementById(id)?.scrollIntoView({ block: 'center' });

/** Moves the list. WeChat goes where its property points when that changes; a browser is told. */
export function useScroll(group: string) {
  const [anchor, setAnchor] = useState('');
  const turn = useRef(false);
  const to = useCallback((seq: number) => (isWeapp ? setAnchor(idOf(group, seq)) : void center(idOf(group, seq))), [group]);
  const toEnd = useCallback(() => {
    if (isWeapp) {
      turn.current = !turn.current;
      setAnchor(idOf(group, turn.current ? 'end' : 'foot'));
      return;
    }
    const go = () => {
      const log = document.getElementById(idOf(group, 'log'));
      if (log) log.scrollTop = log.scrollHeight;
    };
    // The browser's elements take their shape a moment after they are there.
    for (const later of [0, 60, 200]) setTimeout(go, later);
    go();
  }, [group]);
  return { anchor, to, toEnd };
}
export type Scroll = ReturnType<typeof useScroll>;
