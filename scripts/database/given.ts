import { randomBytes } from 'node:crypto';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { Complaint } from '../launch/complaint';
import type { Database } from './open';

/** A fresh database with an account of its own on a server that runs already; `stop` takes both away again. `url` is of somebody who may make both. */
export async function openGiven(url: string): Promise<Database> {
  const owner = await connectTo(url);
  try {
    await checkSettings(owner);
    const name = `test_${randomBytes(6).toString('hex')}`;
    const account = { user: `app_${name.slice(5)}`, place: await placeOf(owner), password: randomBytes(24).toString('hex') };
    await owner.query('CREATE DATABASE ??', [name]);
    await owner.query('CREATE USER ?@? IDENTIFIED BY ?', [account.user, account.place, account.password]);
    return {
      ownerUrl: within(url, name),
      appUrl: within(url, name, account),
      app: `${account.user}@${account.place}`,
      stop: () => takeAway(url, name, account),
    };
  } finally {
    await owner.end();
  }
}

async function takeAway(url: string, name: string, { user, place }: { user: string; place: string }): Promise<void> {
  const owner = await connectTo(url);
  await owner.query('DROP DATABASE IF EXISTS ??', [name]);
  await owner.query('DROP USER IF EXISTS ?@?', [user, place]);
  await owner.end();
}

async function connectTo(url: string): Promise<Connection> {
  try {
    return await createConnection(url);
  } catch (error) {
    throw new Complaint(`The database server given does not let us in: ${error instanceof Error ? error.message : error}`);
  }
}

async function checkSettings(owner: Connection): Promise<void> {
  const [rows] = await owner.query<RowDataPacket[]>(
    "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('transaction_isolation', 'tx_isolation') AND Value <> 'READ-COMMITTED'",
  );
  if (rows.length > 0) throw new Complaint('The database server given must run with transaction_isolation = READ-COMMITTED.');
}

/** Where the service will come from, in the server's eyes: where we come from ourselves. */
async function placeOf(owner: Connection): Promise<string> {
  const [rows] = await owner.query<RowDataPacket[]>("SELECT SUBSTRING_INDEX(USER(), '@', -1) AS place");
  return String(rows[0]?.place);
}

function within(url: string, name: string, account?: { user: string; password: string }): string {
  const given = new URL(url);
  given.pathname = `/${name}`;
  if (account) [given.username, given.password] = [account.user, account.password];
  return given.href;
}
