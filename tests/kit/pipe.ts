import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Mode = 'pass' | 'swallow' | 'unanswered' | 'refuse';

/** Who stands between two ends. */
interface Pipe {
  /** Where to call instead of the end itself. */
  path: string;
  /** Bytes travel; or disappear without a word, as in a tunnel; or arrive, and their answers do not; or nobody is there. */
  be(mode: Mode): Promise<void>;
  /** Answers that were kept back since it became like that. */
  unheard(): number;
  /** Every connection breaks at once. */
  cut(): void;
  close(): Promise<void>;
}

/** The way to the tests' own database, with hands on it: `url` leads through. */
export async function openWay(): Promise<Pipe & { url: string }> {
  const url = new URL(process.env.DB_URL ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'way-'));
  const pipe = await openPipe(folder, url.searchParams.get('socketPath') ?? '');
  url.searchParams.set('socketPath', pipe.path);
  const close = () => pipe.close().finally(() => rmSync(folder, { recursive: true, force: true }));
  return { ...pipe, url: url.href, close };
}

/** A socket at `path` that leads to the socket at `target`, and can be cut. */
async function openPipe(folder: string, target: string): Promise<Pipe> {
  const path = join(folder, `pipe-${process.pid}-${Math.random().toString(36).slice(2, 8)}.sock`);
  const pairs = new Set<[Socket, Socket]>();
  let mode: Mode = 'pass';
  let unheard = 0;
  let server: Server | null = null;

  const travel = (bytes: Buffer, asked: boolean, to: Socket) => {
    if (mode === 'pass' || (mode === 'unanswered' && asked)) to.write(bytes);
    else if (!asked) unheard += 1;
  };
  const bridge = (near: Socket) => {
    const far = connect(target);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (bytes) => travel(bytes, from === near, to));
      from.on('error', end);
      from.on('close', end);
    }
  };
  const listen = async () => {
    if (server) return;
    rmSync(path, { force: true });
    server = createServer(bridge).listen(path);
    await once(server, 'listening');
  };
  const leave = async () => {
    const closing = server;
    server = null;
    if (closing) await new Promise((closed) => closing.close(closed));
  };
  const cut = () => {
    for (const [near, far] of pairs) for (const end of [near, far]) end.destroy();
    pairs.clear();
  };

  await listen();
  return {
    path,
    cut,
    unheard: () => unheard,
    be: async (next) => {
      mode = next;
      unheard = 0;
      if (next === 'refuse') {
        cut();
        await leave();
      } else await listen();
    },
    close: async () => {
      cut();
      await leave();
      rmSync(path, { force: true });
    },
  };
}
