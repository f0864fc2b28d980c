import Taro from '@tarojs/taro';
import { isWeapp } from '../../kernel/platform';
import { type Frame, type Pen, paint, paintedSize, type Stroke } from './strokes';

/** A picture on a canvas, to be painted on. */
export interface Surface {
  width: number;
  height: number;
  /** The picture with these strokes over it. */
  draw: (strokes: readonly Stroke[]) => void;
  /** One more stroke, or a part of one, over what stands there. */
  add: (stroke: Stroke) => void;
  /** Draws it once more and gives where it lies as a file of its own. */
  save: (strokes: readonly Stroke[]) => Promise<string>;
}

/** What WeChat gives by the id of a canvas, and what lies in a browser's page: alike in all that is used here. */
interface Board {
  width: number;
  height: number;
  getContext(kind: '2d'): Pen & { drawImage(picture: unknown, x: number, y: number, width: number, height: number): void };
  /** WeChat's alone. */
  createImage(): Picture;
}
interface Picture {
  width: number;
  height: number;
  src: string;
  onload: unknown;
  onerror: unknown;
}
const TRIES = 20;
const MOMENT = 50;

/** It takes a moment to be there. */
const boardOf = (id: string, tries = TRIES): Promise<{ board: Board; canvas: Taro.Canvas } | null> =>
  new Promise((done) => {
    const again = () => (tries === 0 ? done(null) : void setTimeout(() => void boardOf(id, tries - 1).then(done), MOMENT));
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .node()
      .exec(([asked]) => (asked?.node ? done({ board: asked.node, canvas: asked.node }) : again()));
  });

/** Where a canvas lies on the screen now. */
export const frameOf = (id: string): Promise<Frame | null> =>
  new Promise((done) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((found) => done(found && !Array.isArray(found) ? found : null))
      .exec();
  });

const pictureAt = (board: Board, path: string) =>
  new Promise<Picture>((done, failed) => {
    const picture: Picture = isWeapp ? board.createImage() : new Image();
    picture.onload = () => done(picture);
    picture.onerror = () => failed(new Error('the picture cannot be drawn'));
    picture.src = path;
  });

/** Puts a picture on the canvas with this id. Throws where the phone cannot draw it. */
export async function openSurface(id: string, path: string): Promise<Surface> {
  const found = await boardOf(id);
  if (!found) throw new Error('there is no canvas');
  const { board, canvas } = found;
  const picture = await pictureAt(board, path);
  const { width, height } = paintedSize(picture);
  const pen = board.getContext('2d');
  const draw = (strokes: readonly Stroke[]) => {
    // A browser's canvas is cleared whenever its size is set, and Taro sets it once more after we have.
    if (board.width !== width || board.height !== height) Object.assign(board, { width, height });
    pen.drawImage(picture, 0, 0, width, height);
    paint(pen, strokes);
  };
  return {
    ...{ width, height, draw },
    add: (stroke) => paint(pen, [stroke]),
    save: (strokes) => {
      draw(strokes);
      return isWeapp ? toPhone(canvas, width, height) : toPage(id);
    },
  };
}

const QUALITY = 0.9;

/** Without a size WeChat would give as many pixels more as the screen has for each of ours: nine times as many on most phones. */
const toPhone = (canvas: Taro.Canvas, destWidth: number, destHeight: number): Promise<string> =>
  Taro.canvasToTempFilePath({ canvas, destWidth, destHeight, fileType: 'jpg', quality: QUALITY }).then(({ tempFilePath }) => tempFilePath);

const toPage = (id: string): Promise<string> =>
  new Promise((done, failed) => {
    const canvas = document.querySelector<HTMLCanvasElement>(`#${id} canvas`);
    const give = (blob: Blob | null) => (blob ? done(URL.createObjectURL(blob)) : failed(new Error('the picture cannot be kept')));
    if (canvas) canvas.toBlob(give, 'image/jpeg', QUALITY);
    else failed(new Error('there is no canvas'));
  });
