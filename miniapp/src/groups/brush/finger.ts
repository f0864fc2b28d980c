import { useEffect, useRef } from 'react';
import type { Spot } from './strokes';

export interface Finger {
  start: (at: Spot) => void;
  move: (at: Spot) => void;
  end: () => void;
}

const spotOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Spot => ({ x: clientX, y: clientY });
/** Taro's types know the touches of an event only for some views. */
function touched(event: object, tell: (at: Spot) => void) {
  const first = 'touches' in event && Array.isArray(event.touches) ? event.touches[0] : null;
  if (first) tell(spotOf(first));
}

/** Follows one finger over the view with this id: by touches in WeChat, by whatever points in a browser, a mouse too. Gives what the view needs. */
export function useFinger(id: string, finger: Finger) {
  const now = useRef(finger);
  now.current = finger;
  useEffect(() => (process.env.TARO_ENV === 'h5' ? pointing(id, now) : undefined), [id]);
  if (process.env.TARO_ENV === 'h5') return {};
  return {
    onTouchStart: (event: object) => touched(event, (at) => now.current.start(at)),
    onTouchMove: (event: object) => touched(event, (at) => now.current.move(at)),
    onTouchEnd: () => now.current.end(),
    onTouchCancel: () => now.current.end(),
  };
}

function pointing(id: string, now: { current: Finger }) {
  const pad = document.getElementById(id);
  let down = false;
  const hear = {
    pointerdown: (event: PointerEvent) => {
      down = true;
      pad?.setPointerCapture(event.pointerId);
      now.current.start(spotOf(event));
    },
    pointermove: (event: PointerEvent) => down && now.current.move(spotOf(event)),
    pointerup: () => {
      down = false;
      now.current.end();
    },
    pointercancel: () => {
      down = false;
      now.current.end();
    },
  };
  const kinds = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const;
  for (const kind of kinds) pad?.addEventListener(kind, hear[kind]);
  return () => {
    for (const kind of kinds) pad?.removeEventListener(kind, hear[kind]);
  };
}
