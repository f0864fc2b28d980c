import { useEffect } from 'react';

const LOOK_AGAIN = 1_500;

/** Looks again and again while the service is at work; nobody pushes how far a sheet is. */
export function useLooking(running: boolean, look: () => unknown) {
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(look, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [running, look]);
}
