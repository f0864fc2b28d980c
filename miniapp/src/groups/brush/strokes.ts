/** A place in the picture, in its own pixels. */
export interface Spot {
  x: number;
  y: number;
}
/** One movement of a finger: how wide, and where it went. */
export interface Stroke {
  width: number;
  spots: Spot[];
}

/** The part of a canvas that strokes need; WeChat's and a browser's have it both. */
export interface Pen {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: unknown;
  lineJoin: unknown;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  stroke(): void;
  fill(): void;
}

/** What is blacked out is black: nothing of it shines through, however bright a screen is made. */
const BLACK = '#000000';

/** Paints strokes over what has been drawn; a tap leaves a dot. */
export function paint(pen: Pen, strokes: readonly Stroke[]) {
  Object.assign(pen, { fillStyle: BLACK, strokeStyle: BLACK, lineCap: 'round', lineJoin: 'round' });
  for (const { width, spots } of strokes) {
    const [first, ...rest] = spots;
    if (!first) continue;
    pen.beginPath();
    pen.arc(first.x, first.y, width / 2, 0, 2 * Math.PI);
    pen.fill();
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(first.x, first.y);
    for (const { x, y } of rest) pen.lineTo(x, y);
    pen.stroke();
  }
}

/** The longer side of what is sent after painting: as sharp as photos come from a phone, and small enough for an old one to draw. */
const LONGEST = 2048;

/** The size in which a picture is painted on. */
export function paintedSize({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
interface Size {
  width: number;
  height: number;
}

/** Where a canvas lies on the screen. */
export interface Frame extends Size {
  left: number;
  top: number;
}
/** The place in the picture under a finger. */
export const spotAt = (finger: Spot, frame: Frame, picture: Size): Spot => ({
  x: ((finger.x - frame.left) / Math.max(1, frame.width)) * picture.width,
  y: ((finger.y - frame.top) / Math.max(1, frame.height)) * picture.height,
});
