import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = join(__dirname, '../../miniapp/src');
const read = (file: string) => readFileSync(join(sources, file), 'utf8');
const code = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('icon.names.ts'))
  .map(read)
  .join('\n');

it('every icon that is drawn has a drawing', () => {
  const sheet = read('kernel/ui/icons.css');
  const names = [...read('kernel/ui/icon.names.ts').matchAll(/'([a-z-]+)'/g)].map(([, name]) => name ?? '');
  const used = names.filter((name) => code.includes(`'${name}'`) || code.includes(`"${name}"`));
  expect(used.filter((name) => !sheet.includes(`.ph-${name} `))).toEqual([]);
  expect(used.length).toBeGreaterThan(20);
});
