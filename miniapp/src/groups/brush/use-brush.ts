import { useEffect, useRef, useState } from 'react';
import { type Frame, type Spot, type Stroke, spotAt } from './strokes';
import { frameOf, openSurface, type Surface } from './surface';

/** A picture that is open, where it lies on the screen, and what has been painted on it. */
interface Painting {
  surface: Surface;
  frame: Frame;
  strokes: Stroke[];
}

/** Paints over a picture with a finger; `wide`: pixels of the screen. `onFailed`: this phone cannot draw it. */
export function useBrush(id: string, path: string, wide: number, onFailed: () => void) {
  const open = useRef<Painting | null>(null);
  const [count, tell] = useState<number | null>(null);
  const failed = useRef(onFailed);
  failed.current = onFailed;
  useEffect(() => {
    let here = true;
    opened(id, path)
      .then((painting) => {
        open.current = painting;
        if (here) tell(0);
      })
      .catch(() => here && failed.current());
    return () => {
      here = false;
    };
  }, [id, path]);
  const within = (work: (painting: Painting) => void) => open.current && work(open.current);
  return {
    /** How many strokes there are; null until one can begin. */
    count,
    finger: {
      start: (at: Spot) => within((painting) => begin(painting, at, wide)),
      move: (at: Spot) => within((painting) => goOn(painting, at)),
      end: () => within(({ strokes }) => tell(strokes.length)),
    },
    undo: () =>
      within(({ surface, strokes }) => {
        strokes.pop();
        surface.draw(strokes);
        tell(strokes.length);
      }),
    /** Where the painted picture lies. */
    save: async () => {
      if (!open.current) throw new Error('nothing has been drawn');
      return open.current.surface.save(open.current.strokes);
    },
  };
}

async function opened(id: string, path: string): Promise<Painting> {
  const surface = await openSurface(id, path);
  const frame = await frameOf(id);
  if (!frame) throw new Error('there is no canvas');
  surface.draw([]);
  return { surface, frame, strokes: [] };
}

function begin({ surface, frame, strokes }: Painting, finger: Spot, wide: number) {
  const stroke = { width: (wide * surface.width) / Math.max(1, frame.width), spots: [spotAt(finger, frame, surface)] };
  strokes.push(stroke);
  surface.add(stroke);
}

/** The finger has moved: only the way from where it was is painted, a phone of ten years ago keeps up with that. */
function goOn({ surface, frame, strokes }: Painting, finger: Spot) {
  const stroke = strokes.at(-1);
  const before = stroke?.spots.at(-1);
  if (!stroke || !before) return;
  const at = spotAt(finger, frame, surface);
  stroke.spots.push(at);
  surface.add({ width: stroke.width, spots: [before, at] });
}
