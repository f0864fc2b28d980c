import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { EVERY_CALL } from '../kit/attack';
import { allRoutes } from '../kit/routes';

interface Row {
  row: string;
  file: string;
  name: string;
  why: string;
}
const HOME = join(__dirname, '../..');
/** Where each attack we expect is tried, or why there is nothing to try it on. */
const attacks: readonly Row[] = parse(readFileSync(join(__dirname, 'attacks.csv')), { columns: true });
/** The attacks we expect: on sign-in and sessions, on every route, on what is whose, with files, with sheets, on running the house, and from pages. */
const EXPECTED: Record<string, number[]> = {
  xA: [1, 4, 8, 9, 10, 12, 13, 14],
  xB: [1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15],
  xC: [2, 3, 4, 6, 7, 8, 10, 11, 12],
  xE: [1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14],
  xJ: [1, 2, 3, 5, 6, 7, 9, 10],
  xD: [1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17],
  xK: [1, 3, 4, 5],
  xL: [2, 3, 4],
};
const rows = Object.entries(EXPECTED).flatMap(([family, numbers]) => numbers.map((number) => `${family}${number}`));

const testFiles = readdirSync(join(HOME, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('attacks.test.ts'))
  .map((file) => `tests/${file}`);
const titles = new Map(
  testFiles.map((file) => {
    const text = readFileSync(join(HOME, file), 'utf8');
    return [file, [...text.matchAll(/\(\s*'([^'\n]+)'/g)].map(([, title]) => title ?? '')] as const;
  }),
);

describe('the table of attacks', () => {
  it('has every attack, tried somewhere or with the reason why not', () => {
    expect(rows.filter((row) => !attacks.some((one) => one.row === row))).toEqual([]);
    expect(attacks.filter(({ file, why }) => (file === '') === (why === '')).map(({ row }) => row)).toEqual([]);
  });

  it('names only tests that are there', () => {
    const missing = attacks.filter(({ file, name }) => file !== '' && !titles.get(file)?.some((title) => title.includes(name)));
    expect(missing.map(({ row, file, name }) => `${row}: ${file}: ${name}`)).toEqual([]);
  });

  it('has every attack that some test says it is', () => {
    const claimed = new Set([...titles.values()].flat().flatMap((title) => title.match(/\bx[A-EJKL]\d+\b/g) ?? []));
    expect([...claimed].filter((row) => !attacks.some((one) => one.row === row && one.file !== ''))).toEqual([]);
  });
});

it('no route stays out of the line of fire: each has a call that succeeds, and that is then made wrongly', () => {
  expect(allRoutes.map(({ name }) => name).filter((name) => !(name in EVERY_CALL))).toEqual([]);
});
