import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKey } from '../../miniapp/src/kernel/once';
import { aGif, aPng, aTiff, framed, scanned } from '../kit/bombs';
import { type County, openCounty, type Person } from '../kit/county';
import { startProcess } from '../kit/process';
import { headersOf } from '../kit/sessions';
import { aPhoto, formOf } from '../kit/uploads';

const LIMIT = 120_000;
let county: County;
let her: Person;
let home: string;
beforeAll(async () => {
  county = await openCounty();
  her = await county.resident();
  home = await mkdtemp(join(tmpdir(), 'files-'));
});
afterAll(async () => {
  await county.close();
  await rm(home, { recursive: true, force: true });
});

/** The built service in a process of its own, whose memory can be read from outside. */
const started = (more: Record<string, string> = {}) => startProcess({ FILES_DIR: home, FILES_FLOOR_MB: '0', ...more });
async function upload(url: string, bytes: Buffer, key = newKey()) {
  const headers = { 'idempotency-key': key, ...(await headersOf(county, her)) };
  const answer = await fetch(`${url}/api/files`, { method: 'POST', headers, body: formOf(bytes) });
  return { status: answer.status, ...((await answer.json()) as { code?: string; id?: string }) };
}
/** The most a process has ever held, megabytes. */
const peak = async (pid: number) => Number(/VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
const lying = async () =>
  (
    await Promise.all((await readdir(home)).map(async (place) => (await readdir(join(home, place))).map((name) => `${place}/${name}`)))
  ).flat();

it(
  'xE4 V5.2.3 V15.2.2 pictures that would burst are refused in seconds, and the service stays small',
  async () => {
    const service = await started();
    const before = await peak(service.pid);
    const bombs: [string, Buffer, number, string][] = [
      ['196 million pixels', aPng(14_000, 14_000), 422, 'IMAGE_TOO_LARGE'],
      ['a thousand million pixels', aPng(40_000, 25_000, { rows: 10 }), 422, 'IMAGE_TOO_LARGE'],
      ['ten thousand frames', aGif(10_000), 415, 'FILE_TYPE'],
      ['a head of two gigabytes', aTiff(), 415, 'FILE_TYPE'],
    ];
    for (const [name, bytes, status, code] of bombs) {
      const began = performance.now();
      expect({ name, ...(await upload(service.url, bytes)) }).toMatchObject({ name, status, code });
      expect(performance.now() - began).toBeLessThan(5_000);
    }
    const scans = await scanned(3_000);
    const began = performance.now();
    const ends = await Promise.all(
      [scans, scans, scans, aPng(6_300, 6_300, { bits: 24 }), framed(10_000)].map((bytes) => upload(service.url, bytes)),
    );
    expect(performance.now() - began).toBeLessThan(40_000);
    expect(ends.slice(0, 3).every(({ status }) => status === 422)).toBe(true);
    expect(ends.slice(3).map(({ status }) => status)).toEqual([200, 200]);
    expect((await peak(service.pid)) - before).toBeLessThan(300);
    await service.stop();
  },
  LIMIT,
);

it.each(['after-write', 'after-rename', 'after-row'])(
  'xE12 V5.2.1 killed %s it keeps no row without bytes, and the same call again is one file',
  async (point) => {
    const [key, bytes] = [newKey(), await aPhoto(300, 200)];
    // The second time: the small picture lies, the large one is on its way. After the row there is one passing only.
    const dying = await started({ CRASH_AT: `${point}:${point === 'after-row' ? 1 : 2}` });
    await expect(upload(dying.url, bytes, key)).rejects.toThrow();
    const rows = () =>
      county.database.query<{ name: string }>('SELECT name FROM file WHERE owner_id = ? AND upload_key = ?', [her.id, key]);
    expect(await rows()).toHaveLength(point === 'after-row' ? 1 : 0);
    for (const { name } of await rows()) expect((await lying()).filter((path) => path.includes(name))).toHaveLength(2);
    const service = await started();
    expect((await upload(service.url, bytes, key)).status).toBe(200);
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect((await lying()).filter((path) => path.includes(row!.name)).sort()).toHaveLength(2);
    await service.stop();
  },
  LIMIT,
);
