import { connect } from 'node:net';
import { recordEvent } from '../../cloud/src/kernel/engine/event';
import { Ids } from '../../cloud/src/kernel/ids';
import { Clock } from '../../cloud/src/kernel/time/clock';
import { openCounty, type Person } from './county';
import { openLine } from './line';
import { openSession } from './sessions';

export type Exchange = Awaited<ReturnType<typeof openExchange>>;

/** A county whose people hold lines to the service. */
export async function openExchange() {
  const county = await openCounty();
  const { service, database } = county;
  const [ids, clock] = [await service.get(Ids), await service.get(Clock)];
  const session = (person: Person) => openSession(database, ids, clock, person.id);
  return {
    county,
    session,
    host: new URL(service.url).host,
    line: async (person: Person) => openLine(service.url, (await session(person)).token),
    newSubject: () => `thing/${ids.next()}`,
    /** Something happens to a subject, seen by these people. */
    happen: (subject: string, no: number, ...people: Person[]) => {
      const facts = { tell: people.map((p) => p.id).join(' ') };
      const event = { region: county.region, subject, no, type: 'thing.move', at: county.now().toISOString(), facts };
      return database.inTransaction((tx) => recordEvent(tx, event));
    },
    rawUpgrade: (path: string, token?: string, after?: Buffer) => rawUpgrade(service.url, path, token, after),
  };
}

/** An upgrade by hand, and what came back before the connection ended or went quiet after the first answer. */
function rawUpgrade(url: string, path: string, token?: string, after?: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((done, failed) => {
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('error', failed);
    socket.on('close', () => done(text));
    socket.on('data', (data) => {
      const first = text === '';
      text += data.toString('latin1');
      if (first && after && text.startsWith('HTTP/1.1 101')) socket.write(after);
    });
    const lines = [
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      `Host: ${hostname}`,
    ];
    const bearer = `Authorization: Bearer ${token ?? 'x'.repeat(43)}`;
    socket.write(`GET ${path} HTTP/1.1\r\n${[...lines, bearer].join('\r\n')}\r\n\r\n`);
  });
}
