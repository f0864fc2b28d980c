import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { openCounty } from '../kit/county';

const run = promisify(execFile);

describe('the lines of the README', () => {
  it('carry a request from sending to confirmed', async () => {
    // The lines agree on a time by the clock of the machine they run on.
    const county = await openCounty({ at: new Date().toISOString() });
    const people = [await county.resident('云桂兰'), await county.agent({ name: '黄晓梅' })];
    for (const [place, { id }] of people.entries()) {
      await county.database.query("INSERT INTO demo_person (person_id, region, place, who, story) VALUES (?, ?, ?, '', '')", [
        id,
        county.region,
        place,
      ]);
    }
    const [, lines = ''] = /```sh\n([\s\S]+?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const { stdout } = await run('bash', ['-e', '-o', 'pipefail', '-c', lines], {
      env: { ...process.env, BASE: county.service.url, REGION: county.region },
    });
    expect(stdout.trim().split('\n').slice(-3)).toEqual(['code', 'done', 'confirmed']);
    await county.close();
  }, 60_000);
});
