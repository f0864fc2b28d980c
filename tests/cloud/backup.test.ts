import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { clientOf } from '../../miniapp/src/kernel/client';
import { backup, type Manifest, manifestOf } from '../../scripts/backup/dump';
import { openDatabaseBeside } from '../kit/databases';
import { startProcess } from '../kit/process';
import { sendTo } from '../kit/service';

const folder = mkdtempSync(join(tmpdir(), 'backup-'));
let beside: Awaited<ReturnType<typeof openDatabaseBeside>>;
let file: string;

/** A small life of its own: somebody with sealed columns, and a timeline of three lines. */
beforeAll(async () => {
  beside = await openDatabaseBeside();
  await beside.db.query(
    "INSERT INTO division (region, code, parent, level, name, source) VALUES ('150205', '150205', NULL, 'county', '石拐区 😀', 'x')",
  );
  const service = await startProcess({ DB_URL: beside.url });
  await clientOf(sendTo(service.url, {}), { tries: 1 }).people.sendCode({ phone: '13812345678' });
  await service.stop();
  await lines(1, 2, 3);
  file = await backup(beside.url, folder);
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await beside?.close();
});

const { chain } = jest.requireActual<typeof import('../../cloud/src/kernel/engine/timeline')>('../../cloud/src/kernel/engine/timeline');
let last = Buffer.alloc(32);
async function lines(...numbers: number[]) {
  for (const no of numbers) {
    const body = JSON.stringify({ no });
    last = chain(last, body) as Buffer<ArrayBuffer>;
    await beside.db.beginTransaction();
    await beside.db.query("INSERT INTO timeline (region, subject, no, body, hash) VALUES ('150205', 'thing/1', ?, ?, ?)", [no, body, last]);
    await beside.db.query(
      "INSERT INTO event (region, subject, no, type, at, facts) VALUES ('150205', 'thing/1', ?, 'thing.move', '2026-11-22', '{}')",
      [no],
    );
    await beside.db.commit();
  }
}

const drill = (dump: string) =>
  new Promise<{ code: number; said: string }>((told) => {
    const env = { ...process.env, DB_OWNER_URL: beside.url };
    execFile(join('node_modules', '.bin', 'tsx'), ['scripts/restore-drill.ts', dump], { env }, (error, out, err) =>
      told({ code: error ? Number(error.code) : 0, said: `${out}${err}` }),
    );
  });

/** The same dump with something changed in it, and a manifest that says it was always so. */
function tampered(name: string, change: (sql: string) => string): string {
  const copy = join(folder, `${name}.sql.gz`);
  const sql = gunzipSync(readFileSync(file)).toString('utf8');
  const other = change(sql);
  if (other === sql) throw new Error(`nothing was changed for ${name}`);
  writeFileSync(copy, gzipSync(other));
  const manifest: Manifest = JSON.parse(readFileSync(manifestOf(file), 'utf8'));
  const { createHash } = jest.requireActual<typeof import('node:crypto')>('node:crypto');
  writeFileSync(manifestOf(copy), JSON.stringify({ ...manifest, sha256: createHash('sha256').update(readFileSync(copy)).digest('hex') }));
  return copy;
}

describe('iY8 a backup', () => {
  it('is readable by its owner only, names no account and shows no password to the machine', () => {
    expect(statSync(file).mode & 0o077).toBe(0);
    const sql = gunzipSync(readFileSync(file)).toString('utf8');
    expect(sql).not.toContain('DEFINER');
    expect(sql).toMatch(/CREATE\*\/ +\/\*!50003 TRIGGER/);
    expect(sql).toContain('石拐区 😀');
  });

  it('is restored beside the real database and holds all of it', async () => {
    const { code, said } = await drill(file);
    expect(said).toMatch(/✓ .*: \d+ tables, \d+ rows, 1 timelines whole, every rule holds/);
    expect(code).toBe(0);
    const [left] = await beside.db.query("SHOW DATABASES LIKE 'drill\\_%'");
    expect(left).toEqual([]);
  }, 60_000);

  it.each<[string, (sql: string) => string, RegExp]>([
    ['a row that is missing', (sql) => sql.replace(/INSERT INTO `division`[\s\S]*?;\n/, ''), /table division: 0 rows instead of 1/],
    ['a timeline somebody has rewritten', (sql) => sql.replace('{\\"no\\":2}', '{\\"no\\":7}'), /timeline 150205 thing\/1 breaks at 2/],
    [
      'a rule that does not hold',
      (sql) => sql.replace(/(INSERT INTO `event`[\s\S]*?'thing\/1',)3,/, '$19,'),
      /every line of a timeline is an event/,
    ],
  ])(
    'with %s does not pass',
    async (name, change, problem) => {
      const { code, said } = await drill(tampered(name.replaceAll(' ', '-'), change));
      expect(said).toMatch(problem);
      expect(code).toBe(1);
    },
    60_000,
  );

  it('that was changed after it was written, or cut short, is not even tried', async () => {
    const copy = join(folder, 'cut.sql.gz');
    writeFileSync(copy, readFileSync(file).subarray(0, 500));
    copyFileSync(manifestOf(file), manifestOf(copy));
    const { code, said } = await drill(copy);
    expect(said).toContain('is not as it was written');
    expect(code).toBe(1);
    expect((await drill(join(folder, 'none.sql.gz'))).said).toContain('is not there');
  }, 60_000);

  it('keeps as many as it is told, and only whole ones have a name', async () => {
    const own = mkdtempSync(join(folder, 'kept-'));
    for (const day of [1, 2, 3, 4]) await backup(beside.url, own, { keep: 2, now: new Date(Date.UTC(2026, 0, day)) });
    expect(readdirSync(own).sort()).toEqual(
      ['20260103', '20260104'].flatMap((day) => [`${beside.name}-${day}T000000Z.json`, `${beside.name}-${day}T000000Z.sql.gz`]),
    );
    const away = Object.assign(new URL(beside.url), { pathname: '/nothing_here' }).href;
    await expect(backup(away, own)).rejects.toThrow();
    expect(readdirSync(own)).toHaveLength(4);
  }, 60_000);

  it('may be taken while people write: it holds what was there when it began', async () => {
    let writing = true;
    const writer = (async () => {
      for (let no = 4; writing; no++) await lines(no);
    })();
    const live = await backup(beside.url, mkdtempSync(join(folder, 'live-')));
    writing = false;
    await writer;
    expect((await drill(live)).said).toContain('every rule holds');
  }, 60_000);
});
