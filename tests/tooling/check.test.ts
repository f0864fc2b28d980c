import { resolve } from 'node:path';
import { look, plant, uproot } from './planted';

afterAll(uproot);

const options = { composite: true, noEmit: false, outDir: 'dist', rootDir: 'src', types: [] };
const tsconfig = (compilerOptions: object, include = ['src']) =>
  JSON.stringify({ extends: '../tsconfig.base.json', compilerOptions, include });
const WRONG = 'export const wrong: string = 1;\n';
const LOCK = { packages: { 'node_modules/xlsx': { version: '1.0.0' } } };

/** A project in which every step of the check has something to find. */
const RED = {
  'package.json': JSON.stringify({ name: 'planted', private: true, workspaces: ['cloud'] }),
  'package-lock.json': JSON.stringify(LOCK),
  'tsconfig.json': JSON.stringify({
    extends: './tsconfig.base.json',
    compilerOptions: { noEmit: true, types: [] },
    include: ['scripts', 'tests'],
  }),
  'shared-types/tsconfig.json': tsconfig(options),
  'shared-types/src/api.ts': WRONG,
  'cloud/package.json': JSON.stringify({ name: 'cloud', private: true }),
  'cloud/tsconfig.json': tsconfig(options),
  'cloud/src/errands/errand.service.ts': "import '../people/person.entity';\n\nexport const at = (Date.now() as unknown) as string;\n",
  'cloud/src/people/person.entity.ts': 'export const nobody = "reads this";\n',
  'cloud/migrations/0001-wrong.up.sql': 'CREATE TABLE wrong (no INT, facts JSON NOT NULL)\n',
  'miniapp/tsconfig.json': tsconfig({ noEmit: true, types: [] }),
  'miniapp/src/app.config.ts': WRONG,
  'scripts/utils/wrong.ts': WRONG,
  'tests/wrong.test.ts': WRONG,
};

describe('checking a project in which everything is wrong', () => {
  it('finds something at every step, says so, and is red', async () => {
    const folder = plant(RED, ['tsconfig.base.json', 'biome.json', '.dependency-cruiser.cjs', 'knip.ts', 'scripts/denylist.json']);
    const { code, output } = await look(folder, 'tsx', resolve('scripts/check.ts'));
    const marks = output.split('\n').filter((line) => /^[✓✗] .* \d+\.\d s$/.test(line));
    expect(marks.map((line) => line.replace(/ \d+\.\d s$/, '')).sort()).toEqual([
      '✗ SQL for both servers',
      '✗ deny-list',
      '✗ format and lint',
      '✗ no assertions',
      '✗ nothing unused',
      '✗ sizes and names',
      '✗ types of contracts and service',
      '✗ types of scripts and tests',
      '✗ types of the phone',
      '✗ walls between rooms',
      '✗ words and time',
    ]);
    expect(code).toBe(1);
  });
});
