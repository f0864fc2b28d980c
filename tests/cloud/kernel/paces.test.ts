import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(__dirname, '../../../cloud/src');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const paces = files.flatMap((file) =>
  [...readFileSync(join(SOURCE, file), 'utf8').matchAll(/new Pace\(\s*([^,]+),/g)].map(([, name]) => ({ file, name })),
);

describe('how often things may be done', () => {
  it('is counted apart for each thing: over a shared Redis one name is one count', () => {
    expect(paces.length).toBeGreaterThan(8);
    expect(paces.filter(({ name }) => !/^'[a-z.-]+'$/.test(name ?? ''))).toEqual([]);
    expect(paces.filter(({ name }, i) => paces.findIndex((one) => one.name === name) !== i)).toEqual([]);
  });
});
