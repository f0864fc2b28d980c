import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryRun } from '../../scripts/launch/command';
import { unpackPinned } from '../../scripts/launch/pinned';

const folder = mkdtempSync(join(tmpdir(), 'pinned-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A package that npm packs without asking anybody. */
async function plantPackage(): Promise<{ spec: string; integrity: string }> {
  const spec = join(folder, 'package');
  mkdirSync(join(spec, 'bin'), { recursive: true });
  writeFileSync(join(spec, 'package.json'), JSON.stringify({ name: 'planted', version: '1.0.0' }));
  for (const file of ['bin/wanted', 'bin/unwanted']) writeFileSync(join(spec, file), file);
  await tryRun('npm', ['pack', spec, '--pack-destination', folder]);
  const digest = createHash('sha512')
    .update(readFileSync(join(folder, 'planted-1.0.0.tgz')))
    .digest('base64');
  return { spec, integrity: `sha512-${digest}` };
}

describe('a package fetched when it is needed', () => {
  it('is unpacked once, with only the files that are wanted, and refused when it is another one', async () => {
    const pinned = { ...(await plantPackage()), files: ['bin/wanted'] };
    const finish = jest.fn(async (fresh: string) => writeFileSync(join(fresh, 'finished'), ''));
    const home = join(folder, 'kept');
    const both = await Promise.all([unpackPinned(pinned, home, finish), unpackPinned(pinned, home, finish)]);
    expect(both).toEqual([home, home]);
    expect(finish).toHaveBeenCalledTimes(1);
    expect([readdirSync(home).sort(), readdirSync(join(home, 'bin'))]).toEqual([['bin', 'finished'], ['wanted']]);
    const other = join(folder, 'other');
    await expect(unpackPinned({ ...pinned, integrity: 'sha512-other' }, other, finish)).rejects.toThrow(
      'is not the package that is pinned',
    );
    expect(['', '.new', '.tgz', '.lock'].filter((left) => existsSync(`${other}${left}`))).toEqual([]);
  });

  it('is made anew when what is to be done with it failed', async () => {
    const pinned = { ...(await plantPackage()), files: ['bin/wanted'] };
    const finish = jest.fn().mockRejectedValueOnce(new Error('red')).mockResolvedValueOnce(undefined);
    const home = join(folder, 'again');
    await expect(unpackPinned(pinned, home, finish)).rejects.toThrow('red');
    expect(existsSync(home)).toBe(false);
    await unpackPinned(pinned, home, finish);
    expect(readFileSync(join(home, 'bin', 'wanted'), 'utf8')).toBe('bin/wanted');
  });
});
