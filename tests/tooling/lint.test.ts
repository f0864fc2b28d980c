import { look, plant, uproot } from './planted';

afterAll(uproot);

const PATH = 'cloud/src/errands/errand.service.ts';
const lint = (text: string, path = PATH) => look(plant({ [path]: text }, ['biome.json']), 'biome', 'check', '--colors=off', path);
const longFunction = (lines: number) =>
  `export function act(say: (no: number) => void) {\n${Array.from({ length: lines }, (_, no) => `  say(${no});\n`).join('')}}\n`;
const nested = (depth: number) => `${'if (a) { '.repeat(depth)}b();${' }'.repeat(depth)}`;

describe('linting', () => {
  it('lets a plain file pass', async () => {
    expect(await lint("export const name = 'x';\n")).toMatchObject({ code: 0 });
  });

  it.each([
    ['format', 'export const name = "x"\n'],
    ['noExplicitAny', 'export const name = (row: any) => row;\n'],
    ['noDefaultExport', 'export default 1;\n'],
    ['noRestrictedImports', "import * as z from 'zod';\n\nexport const name = z.string();\n"],
    ['noBarrelFile', "export * from './errand.view';\n"],
    ['noExcessiveLinesPerFunction', longFunction(41)],
    ['noExcessiveCognitiveComplexity', `export function act(a: boolean, b: () => void) {\n  ${nested(5)}\n}\n`],
  ])('turns red for %s', async (rule, text) => {
    const { code, output } = await lint(text);
    expect({ code, found: output.includes(rule) }).toEqual({ code: 1, found: true });
  });

  it('gives a component 80 lines', async () => {
    expect((await lint(longFunction(41), 'miniapp/src/errands/ask.tsx')).code).toBe(0);
    expect((await lint(longFunction(81), 'miniapp/src/errands/ask.tsx')).code).toBe(1);
  });

  it('reads decorators on parameters', async () => {
    const text = 'export class Controller {\n  show(@Body() body: string) {\n    return body;\n  }\n}\n';
    expect(await lint(text)).toMatchObject({ code: 0 });
  });
});

describe('compiling', () => {
  it('turns red for an index that may be missing', async () => {
    const tsconfig = JSON.stringify({ extends: './tsconfig.base.json', compilerOptions: { noEmit: true, types: [] }, include: ['a.ts'] });
    const folder = plant({ 'tsconfig.json': tsconfig, 'a.ts': 'export const first = (all: string[]): string => all[0];\n' }, [
      'tsconfig.base.json',
    ]);
    expect(await look(folder, 'tsc', '-p', 'tsconfig.json')).toMatchObject({ code: 2, output: expect.stringContaining('TS2322') });
  });
});

describe('finding what nobody uses', () => {
  const project = (text: string) =>
    plant(
      {
        'package.json': JSON.stringify({ name: 'planted', private: true, workspaces: ['cloud'] }),
        'cloud/package.json': JSON.stringify({ name: 'cloud', private: true }),
        'cloud/src/configuration.ts': "import { used } from './kernel/ids';\n\nconsole.log(used);\n",
        'cloud/src/kernel/ids.ts': text,
        'miniapp/src/app.config.ts': '',
      },
      ['knip.ts'],
    );

  it('turns red for an export without a reader, and only then', async () => {
    expect((await look(project("export const used = 'x';\n"), 'knip', '--no-progress', '--include', 'exports')).code).toBe(0);
    const { code, output } = await look(
      project("export const used = 'x';\nexport const left = 'y';\n"),
      'knip',
      '--no-progress',
      '--include',
      'exports',
    );
    expect({ code, found: output.includes('left') }).toEqual({ code: 1, found: true });
  });
});
