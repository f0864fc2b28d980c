import { useEffect, useState } from 'react';

let ahead = 0;

/** The service says what time it is; a phone set wrong would show a wrong promise. */
export const tellTime = (iso: string) => {
  ahead = Date.parse(iso) - Date.now();
};

/** The service's time in milliseconds, as far as this phone has learnt it. */
export const now = () => Date.now() + ahead;

/** `now()` that moves on by itself, every half minute unless told otherwise. */
export function useNow(every = 30_000) {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return time;
}
