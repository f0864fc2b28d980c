import { WebSocket } from 'ws';
import { type ApiClient, clientOf, type Send } from '../../miniapp/src/kernel/client';
import type { LineCall } from '../../miniapp/src/kernel/line-calls';
import { Live, type Wire } from '../../miniapp/src/kernel/live';
import type { County, Held, Person } from './county';
import { until } from './line';
import { sendTo } from './service';
import { headersOf } from './sessions';

export interface OverLine {
  api: ApiClient;
  /** A call as the phone puts it on its line, whether or not it may be made that way. */
  ask: (call: LineCall) => Promise<{ status: number; data: unknown }>;
  /** A frame as nobody's phone would send it; gives the first answer after it. */
  raw: (text: string) => Promise<unknown>;
  /** How many calls have gone over the line. */
  carried: () => number;
  isClosed: () => boolean;
  close: () => void;
}

/** The phone's own line and client: what may go over the line goes over it and no other way. */
export async function openOverLine(county: County, person: Person | Held): Promise<OverLine> {
  const headers = await headersOf(county, person);
  const { url } = county.service;
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/live`, { headers: { authorization: headers.authorization ?? '' } });
  const heard: string[] = [];
  let [live, up, carried] = [null as Live | null, false, 0];
  const wire: Wire = {
    send: (frame) => socket.send(frame),
    close: () => socket.close(),
    onOpen: (handler) => void socket.on('open', handler),
    onFrame: (handler) =>
      void socket.on('message', (data) => {
        heard.push(String(data));
        handler(String(data));
      }),
    onClose: (handler) => void socket.on('close', handler),
  };
  const nothing = () => undefined;
  const rest = { seen: () => [], watching: () => [], onMoved: nothing, onStream: nothing, onTime: nothing };
  live = new Live({
    ...rest,
    open: async () => wire,
    onState: (state) => {
      up = state;
    },
  });
  live.start();
  await until(() => up || undefined, 'the line to be up');
  const post = headers['x-post'];
  const ask = (call: LineCall) => {
    const answer = live.call({ ...(post && { post }), ...call });
    if (!answer) throw new Error('the line is not up');
    carried += 1;
    return answer;
  };
  const overHttp = sendTo(url, headers);
  const send: Send = (request) => {
    const { method, url: path, data } = request;
    return request.overLine ? ask({ method, url: path, ...(data && { data }) }) : overHttp(request);
  };
  return {
    ...{ ask, carried: () => carried },
    api: clientOf(send, { tries: 1 }),
    raw: async (text) => {
      const before = heard.length;
      socket.send(text);
      return JSON.parse(await until(() => heard[before], 'an answer'));
    },
    isClosed: () => socket.readyState === socket.CLOSED,
    close: () => live.stop(),
  };
}
