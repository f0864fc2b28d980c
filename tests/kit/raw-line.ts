import { CLOSE, type ServerFrame } from 'shared-types/kernel/socket';
import type { Answer, Asked } from './http';
import { openLine } from './line';

/** So many frames are heard in a second: for more, another line is opened. */
const PACE = 20;

type Line = Awaited<ReturnType<typeof openLine>>;
interface Held {
  line: Promise<Line>;
  said: number;
}
/** The line of each caller that says frames by hand. */
const held = new Map<string, Held>();
let numbers = 0;

function lineOf(url: string, authorization: string): Promise<Line> {
  const key = `${url} ${authorization}`;
  const known = held.get(key);
  const now = known && known.said < PACE ? known : { line: openLine(url, null, { headers: { authorization } }), said: 0 };
  now.said += 1;
  held.set(key, now);
  return now.line;
}

/**
 * A call over an open line as no phone would make it, answered as by HTTP. What no line was opened for has the status of the upgrade,
 * and what is no frame of a line at all that of what nobody understands.
 */
export const sayOverLine =
  (url: string) =>
  async (path: string, { method, headers = {}, body }: Asked = {}): Promise<Answer> => {
    const { authorization = '', 'x-post': post } = headers;
    try {
      const line = await lineOf(url, authorization);
      const [n, frame] = numbered({ t: 'call', method, url: path, ...(post && { post }) }, body);
      const heard = answerTo(line, n);
      line.say(frame);
      const { status, data } = await heard;
      // After nonsense a line is soon let go.
      if (data.code === NONSENSE) held.delete(`${url} ${authorization}`);
      return Response.json(data, { status });
    } catch (error) {
      held.delete(`${url} ${authorization}`);
      return Response.json({ code: 'NO_LINE', message: '', requestId: '' }, { status: Number((error as Error).message) });
    }
  };

/** The body stands in the frame to the letter, whatever it is. */
function numbered(frame: object, body: Asked['body']): [number, string] {
  numbers += 1;
  const head = JSON.stringify({ ...frame, n: numbers }).slice(0, -1);
  return [numbers, body === undefined ? `${head}}` : `${head},"data":${body}}`];
}

const NONSENSE = 'BAD_FRAME';
interface Heard {
  status: number;
  data: { code?: string };
}
const said = (status: number, code: string): Heard => ({ status, data: { code, message: '', requestId: '' } as Heard['data'] });

/** What a frame says to call `n`, if anything: of nonsense nobody knows the number. */
function saidTo(n: number, frame: ServerFrame): Heard | null {
  if (frame.t === 'error') return said(frame.code === NONSENSE ? 422 : 429, frame.code);
  return frame.t === 'answer' && frame.n === n ? { status: frame.status, data: frame.data as Heard['data'] } : null;
}

const answerTo = ({ socket }: Line, n: number): Promise<Heard> =>
  new Promise((done) => {
    const end = (heard: Heard | null) => {
      if (!heard) return;
      socket.off('message', hear).off('close', closed);
      done(heard);
    };
    const hear = (data: unknown) => end(saidTo(n, JSON.parse(String(data))));
    const closed = (code: number) => end(code === CLOSE.tooBig ? said(413, 'TOO_LARGE') : said(401, 'NO_LINE'));
    socket.on('message', hear).on('close', closed);
  });
