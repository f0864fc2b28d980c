import { createCanvas, Image } from '@napi-rs/canvas';
import type { Later } from './wx';

interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}
interface Drawing {
  /** The id of the canvas on the page. */
  id: string;
  /** Where it lies on the screen. */
  frame: Frame;
  /** What lies where on the phone; what is drawn is put there. */
  files: Map<string, Buffer>;
  /** Pixels of the device for one of the screen. */
  pixelRatio?: number;
}

/** A picture of WeChat's: its source is a place on the phone. */
class Picture {
  readonly held = new Image();
  onload?: () => void;
  onerror?: (error: unknown) => void;
  constructor(private readonly files: Map<string, Buffer>) {}
  get width() {
    return this.held.width;
  }
  get height() {
    return this.held.height;
  }
  set src(path: string) {
    this.held.onload = () => this.onload?.();
    this.held.onerror = (error) => this.onerror?.(error);
    this.held.src = this.files.get(path) ?? Buffer.from('nothing there');
  }
}

const [WIDTH, HEIGHT] = [300, 150];

/** One canvas of type 2d as WeChat documents it, on which is really drawn. */
export function makeCanvas({ id, frame, files, pixelRatio = 3 }: Drawing) {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext('2d');
  const draw = pen.drawImage.bind(pen);
  let shows = false;
  const drawImage = (picture: Picture, x: number, y: number, w: number, h: number) => {
    draw(picture.held, x, y, w, h);
    shows = true;
  };
  Object.assign(pen, { drawImage });
  const board = {
    get width() {
      return canvas.width;
    },
    set width(wide) {
      canvas.width = wide;
    },
    get height() {
      return canvas.height;
    },
    set height(high) {
      canvas.height = high;
    },
    getContext: (kind: string) => (kind === '2d' ? pen : null),
    createImage: () => new Picture(files),
  };
  let drawn = 0;
  /** Nobody who leaves the size out gets that of the canvas: it is multiplied by the pixels of the device. */
  const save = async ({ canvas: given, destWidth, destHeight, fileType, quality }: Record<string, unknown>) => {
    if (given !== board) throw new Error('canvas is empty');
    const out = createCanvas(Number(destWidth ?? canvas.width * pixelRatio), Number(destHeight ?? canvas.height * pixelRatio));
    out.getContext('2d').drawImage(canvas, 0, 0, out.width, out.height);
    const tempFilePath = `http://tmp/drawn-${++drawn}.${fileType}`;
    files.set(tempFilePath, await (fileType === 'jpg' ? out.encode('jpeg', Math.round(Number(quality) * 100)) : out.encode('png')));
    return { tempFilePath };
  };
  const extra = (later: Later) => ({
    createSelectorQuery: () => queryOf(id, board, frame),
    canvasToTempFilePath: later('canvasToTempFilePath', save),
    getImageInfo: later('getImageInfo', async ({ src }) => ({ path: src, orientation: 'up', type: 'jpeg', ...(await sizeOf(files, src)) })),
  });
  return {
    extra,
    /** Whether a picture has been put on it. */
    shows: () => shows,
  };
}

const sizeOf = (files: Map<string, Buffer>, path: unknown) =>
  new Promise<{ width: number; height: number }>((done, failed) => {
    const picture = new Picture(files);
    picture.onload = () => done({ width: picture.width, height: picture.height });
    picture.onerror = failed;
    picture.src = String(path);
  });

/** Finds the canvas, and where it lies; of anything else nothing is known. */
function queryOf(id: string, node: object, frame: Frame) {
  let wanted = '';
  const asked: { found: object | null; tell?: (found: object | null) => void }[] = [];
  const about = (what: object) => (tell?: (found: object | null) => void) => {
    asked.push({ found: wanted === `#${id}` ? what : null, ...(tell && { tell }) });
    return query;
  };
  const query = {
    in: () => query,
    select: (name: string) => {
      wanted = name;
      return query;
    },
    node: about({ node }),
    boundingClientRect: about(frame),
    exec: (done?: (found: (object | null)[]) => void) =>
      void setTimeout(() => {
        for (const { found, tell } of asked) tell?.(found);
        done?.(asked.map(({ found }) => found));
      }, 0),
  };
  return query;
}
