import { useCallback, useRef, useState } from 'react';
import { isWeapp } from '../../kernel/platform';

/** Short, since it travels with every line; two groups that are open at once differ in it. */
export const idOf = (group: string, what: string | number) => `g${group.slice(-4)}-${what}`;

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
    const log = document.getElementById(idOf(group, 'log'));
    if (!log) return;
    let put = -1;
    const go = () => {
      // Somebody has moved it since.
      if (put >= 0 && Math.abs(log.scrollTop - put) > 2) return;
      log.scrollTop = log.scrollHeight;
      put = log.scrollTop;
    };
    go();
    // The browser's elements take their shape a moment after they are there.
    for (const later of [0, 60, 200]) setTimeout(go, later);
  }, [group]);
  return { anchor, to, toEnd };
}
export type Scroll = ReturnType<typeof useScroll>;
