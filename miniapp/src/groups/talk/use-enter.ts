import { useEffect, useRef } from 'react';

/**
 * In a browser Enter says what stands in the field, and Shift with it begins a line. Caught before the field sees it: it would write its line
 * break after the words were taken, and leave both standing. Nothing where the key belongs to a Chinese keyboard that is still choosing.
 */
export function useEnter(field: string, say: () => void) {
  const latest = useRef(say);
  latest.current = say;
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return;
    const pressed = (event: KeyboardEvent) => {
      const { target } = event;
      const isMeant = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
      if (!isMeant || !(target instanceof Element) || !target.closest(field)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', pressed, true);
    return () => document.removeEventListener('keydown', pressed, true);
  }, [field]);
}
