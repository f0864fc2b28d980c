import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** One address before several services, as a county's proxy is: each new connection goes to the next one that answers. */
export async function openAddress(urls: readonly string[]) {
  const behind = urls.map((url) => Number(new URL(url).port));
  const open = new Set<Socket>();
  let turn = 0;
  const pass = (caller: Socket, tries: number) => {
    const port = behind[turn++ % behind.length] ?? 0;
    const service = connect(port, '127.0.0.1');
    service.once('error', () => (tries > 1 ? pass(caller, tries - 1) : caller.destroy()));
    service.once('connect', () => {
      for (const [from, to] of [[caller, service] as const, [service, caller] as const]) {
        open.add(from);
        from.on('error', () => to.destroy());
        from.once('close', () => {
          open.delete(from);
          to.destroy();
        });
        from.pipe(to);
      }
    });
  };
  const server = createServer((caller) => pass(caller, behind.length)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
