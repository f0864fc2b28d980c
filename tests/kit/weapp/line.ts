import { WebSocket } from 'ws';

type Handler = (event: object) => void;
interface Said {
  data?: unknown;
  success?: (result: object) => void;
  fail?: (result: object) => void;
}

/** What a phone calls over its line, and how the answers come back. */
interface Carrier {
  called: (call: { method: string; url: string; data?: Record<string, unknown> }) => void;
  /** Gives an answer to the phone, now or later; `cut` where it is lost with the line. */
  answered: (give: () => void, cut: () => void) => void;
}

/** Gives the phone's sockets to the gateway of a service in this process. `tell` may mend a frame on its way to the phone. */
export function linesTo(serviceUrl: string, tell: (frame: string) => string, { called, answered }: Carrier) {
  const open = new Set<WebSocket>();
  const said: { t: string; seen?: { subject: string; no: number }[] }[] = [];
  const heard: { t: string; subject?: string }[] = [];
  const closed: number[] = [];
  let deaf = false;
  let cut = false;
  let over = false;

  function connect({ url, header }: { url: string; header: Record<string, string> }) {
    const on: Record<string, Handler> = {};
    // A phone sends no Origin; the address is the one that was built in.
    const socket = new WebSocket(`${(cut ? 'http://127.0.0.1:1' : serviceUrl).replace(/^http/, 'ws')}${new URL(url).pathname}`, {
      headers: Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value])),
    });
    open.add(socket);
    if (over) socket.terminate();
    socket.on('open', () => on.open?.({ header: {} }));
    socket.on('message', (data) => {
      if (deaf) return;
      const frame = tell(String(data));
      const read = JSON.parse(frame);
      heard.push(read);
      const give = () => on.message?.({ data: frame });
      if (read.t === 'answer') answered(give, () => socket.terminate());
      else give();
    });
    socket.on('error', (error) => on.error?.({ errMsg: error.message }));
    socket.on('close', (code) => {
      open.delete(socket);
      closed.push(code);
      on.close?.({ code, reason: '' });
    });
    const put = (name: string) => (handler: Handler) => {
      on[name] = handler;
    };
    return {
      send({ data, success, fail }: Said) {
        if (socket.readyState !== WebSocket.OPEN) return fail?.({ errMsg: 'sendSocketMessage:fail' });
        const frame = JSON.parse(String(data));
        said.push(frame);
        if (frame.t === 'call') called(frame);
        socket.send(String(data));
        success?.({ errMsg: 'sendSocketMessage:ok' });
      },
      close({ success }: Said = {}) {
        socket.close(1000);
        success?.({ errMsg: 'closeSocket:ok' });
      },
      onOpen: put('open'),
      onMessage: put('message'),
      onClose: put('close'),
      onError: put('error'),
    };
  }

  return {
    connect,
    said,
    heard,
    closed,
    isOpen: () => [...open].some(({ readyState }) => readyState === WebSocket.OPEN),
    /** In the background nothing is delivered, and what was missed never comes. */
    deafen: (on: boolean) => {
      deaf = on;
    },
    /** Without a network every line breaks and none can be opened. */
    cut: (off: boolean) => {
      cut = off;
      if (off) for (const socket of open) socket.terminate();
    },
    close: () => {
      over = true;
      for (const socket of open) socket.terminate();
    },
  };
}
