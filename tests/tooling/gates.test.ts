import { assertionProblems } from '../../scripts/check/assertions';
import { denylistProblems } from '../../scripts/check/denylist';
import { p95, sizeProblems } from '../../scripts/check/size';
import { textProblems } from '../../scripts/check/text';

const file = (path: string, text: string) => ({ path, text });
const lines = (count: number) => 'export {};\n'.repeat(count);

describe('holding a file to one screen', () => {
  it('lets 200 lines pass and refuses 201', () => {
    expect(sizeProblems([file('cloud/src/errands/errand.service.ts', lines(200))])).toEqual([]);
    expect(sizeProblems([file('cloud/src/errands/errand.service.ts', lines(201))])).toEqual([
      'cloud/src/errands/errand.service.ts: 201 lines, the cap is 200',
    ]);
  });

  it('refuses names that say nothing, folders and files', () => {
    for (const path of [
      'cloud/src/utils/date.ts',
      'miniapp/src/errands/types.ts',
      'tests/kit/helpers.ts',
      'shared-types/src/common/index.ts',
    ]) {
      expect(sizeProblems([file(path, '')])).toHaveLength(1);
    }
    expect(sizeProblems([file('miniapp/types/global.d.ts', '')])).toEqual([]);
  });

  it('tells the length that 95 of 100 files stay within', () => {
    expect(p95(Array.from({ length: 100 }, (_, at) => file(`scripts/${at}.ts`, lines(at + 1))))).toBe(95);
  });
});

describe('asking for the time', () => {
  const inService = (text: string) => textProblems([file('cloud/src/errands/errand.service.ts', text)]);

  it.each(['SELECT NOW()', 'at DATETIME DEFAULT CURRENT_TIMESTAMP', 'Date.now()', 'new Date()', 'SELECT UTC_TIMESTAMP(3)'])(
    'refuses %s on the server',
    (text) => {
      expect(inService(text)).toHaveLength(1);
    },
  );

  it('refuses it in a migration', () => {
    expect(textProblems([file('cloud/migrations/0009-x.up.sql', 'SELECT 1\nSELECT NOW()')])).toEqual([
      expect.stringContaining('0009-x.up.sql:2'),
    ]);
  });

  it('allows an instant made from another, a comment, and the clock itself', () => {
    expect(inService('const due = new Date(now.getTime() + lease);\n// SQL never calls NOW()\n/* nor\n NOW() */')).toEqual([]);
    expect(textProblems([file('cloud/src/kernel/time/clock.ts', 'Date.now()')])).toEqual([]);
    expect(textProblems([file('scripts/launch/start.ts', 'Date.now()')])).toEqual([]);
  });
});

describe('keeping foreign words out', () => {
  it.each([
    ['https://regis' + 'try.npmjs.org/x', 'names a package registry'],
    ["readFileSync('/wo" + "rk/data.csv')", 'names a path of one machine'],
    ['// written by Clau' + 'de', 'talks about how it was written'],
    ['// fixes ' + '#42', 'points at a number nobody can look up'],
  ])('refuses %s', (text, why) => {
    expect(textProblems([file('miniapp/src/app.ts', text)])).toEqual([expect.stringContaining(why)]);
  });

  it('refuses addresses of a registry in the lockfile', () => {
    expect(textProblems([file('package-lock.json', '"reso' + 'lved": "https://somewhere/x.tgz"')])).toHaveLength(1);
  });

  it('leaves ordinary words alone', () => {
    expect(textProblems([file('README.md', 'work/home: colour #123456, errand no. 42, /errands/:id/work')])).toEqual([]);
  });
});

describe('asserting a type instead of showing it', () => {
  it('is refused in a room and free in the kernel and in tests', () => {
    const text = 'export const name = (row as { name: string }).name;';
    expect(assertionProblems([file('cloud/src/errands/errand.view.ts', text)])).toEqual([
      'cloud/src/errands/errand.view.ts:1: as { name: string }',
    ]);
    expect(assertionProblems([file('cloud/src/kernel/http/serve.ts', text), file('tests/kit/town.ts', text)])).toEqual([]);
  });

  it('does not mean `as const`, an import under another name, or the word in a sentence', () => {
    const text = "import { a as b } from './a';\nexport const STATES = ['as', b] as const; // as it is";
    expect(assertionProblems([file('cloud/src/errands/errand.view.ts', text)])).toEqual([]);
  });
});

describe('denying packages with known holes', () => {
  const denied = { ws: '<8.21.0', xlsx: '*' };
  const lock = (path: string, version: string) => denylistProblems({ packages: { [path]: { version } } }, denied);

  it('finds an old one, also deep inside another', () => {
    expect(lock('node_modules/ws', '8.20.9')).toEqual(['node_modules/ws: 8.20.9 is on the deny-list (<8.21.0)']);
    expect(lock('node_modules/jsdom/node_modules/ws', '7.99.0')).toHaveLength(1);
    expect(lock('node_modules/ws', '8.21.0-rc.1')).toHaveLength(1);
  });

  it('finds any version of one that is refused altogether', () => {
    expect(lock('node_modules/xlsx', '99.0.0')).toHaveLength(1);
  });

  it('lets newer ones and other names pass', () => {
    expect([
      ...lock('node_modules/ws', '8.21.0'),
      ...lock('node_modules/ws', '10.0.0'),
      ...lock('node_modules/@types/ws', '1.0.0'),
    ]).toEqual([]);
  });
});
