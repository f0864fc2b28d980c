import { type Pen, paint, paintedSize, spotAt } from '../../miniapp/src/groups/brush/strokes';

/** A pen that tells what was done with it. */
function penThatTells() {
  const told: string[] = [];
  const say =
    (name: string) =>
    (...values: number[]) =>
      void told.push([name, ...values.slice(0, 3).map(Math.round)].join(' '));
  const pen: Pen = {
    ...{ fillStyle: '', strokeStyle: '', lineWidth: 0, lineCap: '', lineJoin: '' },
    ...{ beginPath: () => undefined, moveTo: say('from'), lineTo: say('to'), arc: say('dot'), stroke: say('line'), fill: say('full') },
  };
  return { pen, told };
}

describe('a finger over a photo', () => {
  it('leaves a dot where it only taps, and a line as wide as itself where it moves, in black', () => {
    const { pen, told } = penThatTells();
    const spots = [
      { x: 5, y: 5 },
      { x: 50, y: 5 },
    ];
    paint(pen, [
      { width: 20, spots: spots.slice(0, 1) },
      { width: 30, spots },
      { width: 9, spots: [] },
    ]);
    expect(told).toEqual(['dot 5 5 10', 'full', 'from 5 5', 'line', 'dot 5 5 15', 'full', 'from 5 5', 'to 50 5', 'line']);
    expect(pen).toMatchObject({ fillStyle: '#000000', strokeStyle: '#000000', lineWidth: 30, lineCap: 'round' });
  });

  it('is where it is in the picture, however small that stands on the screen', () => {
    const frame = { left: 16, top: 100, width: 320, height: 240 };
    expect(spotAt({ x: 176, y: 220 }, frame, { width: 1280, height: 960 })).toEqual({ x: 640, y: 480 });
  });

  it.each([
    [4096, 3072, 2048, 1536],
    [640, 480, 640, 480],
    [0, 0, 1, 1],
  ])('paints on a picture of %d by %d in %d by %d', (width, height, wide, high) => {
    expect(paintedSize({ width, height })).toEqual({ width: wide, height: high });
  });
});
