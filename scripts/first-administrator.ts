import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { FIRST_CODE_USE, freshFirstCode } from '../cloud/src/people/first-code';
import { Complaint, runOrComplain } from './launch/complaint';

/**
 * A one-time code with which somebody who is signed in becomes the first administrator of a county; good for a day.
 * Only its hash is kept, so a lost one is replaced by asking again.
 */
export async function firstAdministratorCode(url: string, region: string): Promise<string> {
  const db = await createConnection({ uri: url, timezone: 'Z' });
  try {
    if (!(await has(db, "SELECT 1 FROM unit WHERE region = ? AND kind = 'county_centre'", region)))
      throw new Complaint(`County ${region} has no service centre yet: bring its divisions and units in first (npm run import).`);
    if (await has(db, "SELECT 1 FROM post WHERE region = ? AND role = 'administrator' AND ended_at IS NULL", region))
      throw new Complaint(`County ${region} has an administrator, who invites the others.`);
    const { code, hash, expiresAt } = freshFirstCode(new Date());
    await db.query(
      `INSERT INTO first_administrator (region, code_hash, expires_at) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE code_hash = VALUES(code_hash), expires_at = VALUES(expires_at), used_at = NULL, used_by = NULL`,
      [region, hash, expiresAt],
    );
    return code;
  } finally {
    await db.end();
  }
}

async function has(db: Connection, sql: string, region: string): Promise<boolean> {
  const [rows] = await db.query<RowDataPacket[]>(`${sql} LIMIT 1`, [region]);
  return rows.length > 0;
}

/** `npm run first-administrator -- 150205`, with DB_URL. */
async function main(): Promise<void> {
  const { DB_URL } = process.env;
  const [region = ''] = process.argv.slice(2);
  if (!DB_URL) throw new Complaint('DB_URL is not set.');
  if (!/^\d{6}$/.test(region)) throw new Complaint('Say which county, by its six digits: npm run first-administrator -- 150205');
  const code = await firstAdministratorCode(DB_URL, region);
  console.log(`${code}\n${FIRST_CODE_USE}`);
}

if (require.main === module) void runOrComplain(main);
