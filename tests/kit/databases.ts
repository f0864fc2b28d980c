import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createConnection } from 'mysql2/promise';
import { migrate } from '../../scripts/migrate';

/** Whoever may make and drop databases on the server of these tests. */
export const ownerUrl = () => process.env.DB_OWNER_URL ?? process.env.DB_URL ?? '';

/** A database beside that of the tests, migrated, dropped at the end. */
export async function openDatabaseBeside() {
  const name = `beside_${randomBytes(6).toString('hex')}`;
  const url = Object.assign(new URL(ownerUrl()), { pathname: `/${name}` }).href;
  const server = await createConnection(ownerUrl());
  await server.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await migrate(url);
  const db = await createConnection({ uri: url, timezone: 'Z' });
  return {
    name,
    url,
    db,
    close: async () => {
      await db.end();
      await server.query(`DROP DATABASE ${name}`);
      await server.end();
    },
  };
}

/** The way to the tests' own database, with hands on it: `cut` breaks it, `hush` leaves it open without a word, `mend` lets it through again. */
export async function openWireToDatabase() {
  const given = new URL(process.env.DB_URL ?? '');
  const socketPath = given.searchParams.get('socketPath') ?? '';
  const open = new Set<Socket>();
  let state: 'through' | 'cut' | 'silent' = 'through';
  const server = createServer((caller) => {
    open.add(caller);
    caller.on('error', () => undefined);
    if (state === 'cut') return caller.destroy();
    if (state === 'silent') return;
    const database = connect(socketPath);
    open.add(database);
    database.on('error', () => caller.destroy());
    for (const [from, to] of [[caller, database] as const, [database, caller] as const]) {
      from.pipe(to);
      from.once('close', () => to.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  given.searchParams.delete('socketPath');
  const change = (to: typeof state) => {
    state = to;
    for (const socket of open) {
      if (to === 'silent') socket.unpipe();
      else socket.destroy();
    }
    if (to !== 'silent') open.clear();
  };
  return {
    url: Object.assign(given, { hostname: '127.0.0.1', port: String((server.address() as AddressInfo).port) }).href,
    cut: () => change('cut'),
    hush: () => change('silent'),
    mend: () => change('through'),
    close: () => {
      change('cut');
      server.close();
    },
  };
}
