import { look, plant, uproot } from './planted';

const TSCONFIG = JSON.stringify({ compilerOptions: { module: 'ESNext', moduleResolution: 'Bundler' } });

/** wall, who opens it, whom it reaches for */
const FORBIDDEN: [wall: string, from: string, to: string][] = [
  ['shared-types-stands-alone', 'shared-types/src/errands/errand.contract.ts', 'scripts/outside.ts'],
  ['phone-and-server-meet-in-shared-types', 'miniapp/src/errands/ask.tsx', 'cloud/src/errands/errand.view.ts'],
  ['phone-and-server-meet-in-shared-types', 'cloud/src/errands/errand.view.ts', 'miniapp/src/kernel/client.ts'],
  ['product-knows-no-scripts-or-tests', 'cloud/src/errands/errand.view.ts', 'tests/kit/town.ts'],
  ['server-rooms-open-one-door', 'cloud/src/errands/errand.service.ts', 'cloud/src/people/person.entity.ts'],
  ['server-rooms-open-one-door', 'cloud/src/errands/errand.service.ts', 'cloud/src/people/errands.port.ts'],
  ['phone-rooms-do-not-open-into-rooms', 'miniapp/src/errands/ask.tsx', 'miniapp/src/people/person.tsx'],
  ['phone-rooms-do-not-open-into-rooms', 'miniapp/src/errands/ask.tsx', 'miniapp/src/people/people.card.tsx'],
  ['tabs-show-cards', 'miniapp/src/tabs/home.tsx', 'miniapp/src/errands/use-errand.ts'],
  ['contracts-ask-only-whom-everybody-asks', 'shared-types/src/people/person.contract.ts', 'shared-types/src/errands/index.ts'],
  ['contracts-ask-only-whom-everybody-asks', 'shared-types/src/errands/errand.contract.ts', 'shared-types/src/catalogue/item.contract.ts'],
  ['kernel-knows-no-room', 'cloud/src/kernel/engine/move.ts', 'cloud/src/errands/errand.entity.ts'],
  ['kernel-knows-no-room', 'miniapp/src/kernel/session.ts', 'miniapp/src/errands/use-errand.ts'],
  ['no-cycles', 'cloud/src/notices/a.ts', 'cloud/src/notices/b.ts'],
];

const ALLOWED: [from: string, to: string][] = [
  ['cloud/src/errands/errand.service.ts', 'cloud/src/people/people.port.ts'],
  ['cloud/src/errands/errand.service.ts', 'cloud/src/kernel/ids.ts'],
  ['cloud/src/config/entities.ts', 'cloud/src/errands/errand.entity.ts'],
  ['miniapp/src/tabs/home.tsx', 'miniapp/src/errands/errands.card.tsx'],
  ['shared-types/src/errands/errand.contract.ts', 'shared-types/src/catalogue/index.ts'],
  ['miniapp/src/errands/ask.tsx', 'shared-types/src/errands/index.ts'],
  ['tests/cloud/errands.test.ts', 'cloud/src/errands/errand.entity.ts'],
  ['miniapp/src/custom-tab-bar/index.tsx', 'miniapp/src/tabs/tab-bar.tsx'],
];

/** A circle that is gone when the code runs. */
const NAMES_A_TYPE = {
  'cloud/src/people/c.ts': "import { it } from './d';\n\nexport type Of = typeof it;\n",
  'cloud/src/people/d.ts': "import type { Of } from './c';\n\nexport const it: Of[] = [];\n",
};

/** A project in which every pair above is real: each file imports whom it is said to reach for. */
function project(): Record<string, string> {
  // A circle is reported once, where it begins: the way back is in the project and not in the list.
  const pairs = [
    ...FORBIDDEN.map(([, from, to]) => [from, to] as const),
    ...ALLOWED,
    ['cloud/src/notices/b.ts', 'cloud/src/notices/a.ts'] as const,
  ];
  const text = (path: string) => {
    const up = '../'.repeat(path.split('/').length - 1);
    const targets = pairs.flatMap(([from, to]) => (from === path ? [to] : []));
    return [...targets.map((to) => `import '${up}${to.replace(/\.tsx?$/, '')}';`), 'export const it = 1;', ''].join('\n');
  };
  return { ...Object.fromEntries(pairs.flat().map((path) => [path, text(path)])), ...NAMES_A_TYPE };
}

interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

describe('the walls between the rooms', () => {
  let violations: string[];

  beforeAll(async () => {
    const folder = plant({ 'tsconfig.json': TSCONFIG, ...project() }, ['.dependency-cruiser.cjs']);
    const places = ['cloud', 'miniapp', 'shared-types', 'scripts', 'tests'];
    const { output } = await look(folder, 'depcruise', ...places, '--config', '.dependency-cruiser.cjs', '--output-type', 'json');
    const { violations: found }: { violations: Violation[] } = JSON.parse(output).summary;
    violations = found.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
  });
  afterAll(uproot);

  it.each(FORBIDDEN)('%s: %s may not import %s', (wall, from, to) => {
    expect(violations).toContain(`${wall}: ${from} -> ${to}`);
  });

  it('lets a type be named in a circle', () => {
    expect(violations.filter((violation) => violation.includes('people/c.ts'))).toEqual([]);
  });

  it.each(ALLOWED)('%s may import %s', (from, to) => {
    expect(violations.filter((violation) => violation.endsWith(`: ${from} -> ${to}`))).toEqual([]);
  });
});
