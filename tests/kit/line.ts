import type { ServerFrame } from 'shared-types/kernel/socket';
import { type ClientOptions, WebSocket } from 'ws';

/** A phone's socket to a running service, with what it has heard. */
export async function openLine(url: string, token: string | null, options: ClientOptions = {}) {
  const headers = { ...(token && { authorization: `Bearer ${token}` }), ...options.headers };
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/live`, { ...options, headers });
  const heard: ServerFrame[] = [];
  let closed: number | null = null;
  socket.on('message', (data) => heard.push(JSON.parse(String(data))));
  socket.on('close', (code) => {
    closed = code;
  });
  await new Promise<void>((ready, refused) => {
    socket.once('open', ready);
    socket.once('unexpected-response', (_, answer) => refused(new Error(String(answer.statusCode))));
    socket.on('error', refused);
  });
  return {
    socket,
    heard,
    closed: () => closed,
    say: (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    hear: (t: ServerFrame['t']) => until(() => heard.find((frame) => frame.t === t), `a frame ${t}`),
    ended: (within?: number) => until(() => closed ?? undefined, 'the line to close', within),
    moves: () => heard.filter((frame) => frame.t === 'moved'),
  };
}

/** Waits for a condition, never for a time: as long as a machine with much else to do may need. Milliseconds. */
export async function until<T>(found: () => T | undefined | Promise<T | undefined>, what: string, within = 20_000): Promise<T> {
  const giveUp = performance.now() + within;
  for (;;) {
    const value = await found();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > giveUp) throw new Error(`waited ${within} ms for ${what}`);
    await new Promise((turn) => setTimeout(turn, 15));
  }
}
