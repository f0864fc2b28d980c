import { useEffect, useState } from 'react';

/** The value once it has stopped changing for `ms`: for what is fetched while somebody types. */
export function useSettled<T>(value: T, ms = 300) {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
