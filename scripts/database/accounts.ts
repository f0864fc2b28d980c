import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createConnection, type RowDataPacket } from 'mysql2/promise';

export interface Passwords {
  owner: string;
  app: string;
}

/** What happened stays: on these the service may only add and read. The first lock; the triggers are the second. */
const APPEND_ONLY = ['timeline', 'order_act'];
/** Read by the service, written by the migrations alone. */
const READ_ONLY = ['migration'];

/** The two passwords of a private server, made once and readable by its owner only. */
export function passwords(file: string): Passwords {
  if (!existsSync(file)) {
    const made: Passwords = { owner: randomBytes(24).toString('hex'), app: randomBytes(24).toString('hex') };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A connection string as mysql2 reads it. */
export const urlOf = (user: string, password: string, socketPath: string) =>
  `mysql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost/app?socketPath=${encodeURIComponent(socketPath)}`;

/** Leaves exactly two accounts: the owner, who may everything, and `app`, who may nothing until granted. Can be repeated. */
export async function makeAccounts(socketPath: string, { owner, app }: Passwords): Promise<void> {
  const root = await createConnection({ user: 'root', socketPath });
  try {
    for (const [user, password] of Object.entries({ owner, app })) {
      await root.query('CREATE USER IF NOT EXISTS ?@localhost', [user]);
      await root.query('ALTER USER ?@localhost IDENTIFIED BY ?', [user, password]);
    }
    await root.query('GRANT ALL PRIVILEGES ON *.* TO owner@localhost WITH GRANT OPTION');
    // root last: until it is gone, a start that was cut off can begin again here.
    const [others] = await root.query<RowDataPacket[]>(
      "SELECT user AS name, host AS place FROM mysql.user WHERE user NOT IN ('owner', 'app', 'mariadb.sys', 'root')",
    );
    const [roots] = await root.query<RowDataPacket[]>(
      "SELECT user AS name, host AS place FROM mysql.user WHERE user = 'root' ORDER BY host = 'localhost'",
    );
    for (const { name, place } of [...others, ...roots]) await root.query('DROP USER ?@?', [name, place]);
  } finally {
    await root.end();
  }
}

/** Gives the service's account (`name` or `name@place`) its rights, table by table. Call it after every migration: a new table has none. */
export async function grantApp(ownerUrl: string, app = 'app'): Promise<void> {
  const [name, place = 'localhost'] = app.split('@');
  const account = [name, place];
  const owner = await createConnection(ownerUrl);
  try {
    const [tables] = await owner.query<RowDataPacket[]>(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    );
    await owner.query('REVOKE ALL PRIVILEGES, GRANT OPTION FROM ?@?', account);
    for (const { name: table } of tables) await owner.query(`GRANT ${rightsOn(String(table))} ON ?? TO ?@?`, [table, ...account]);
  } finally {
    await owner.end();
  }
}

function rightsOn(table: string): string {
  if (APPEND_ONLY.includes(table)) return 'SELECT, INSERT';
  return READ_ONLY.includes(table) ? 'SELECT' : 'SELECT, INSERT, UPDATE, DELETE';
}
