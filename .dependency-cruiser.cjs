const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Rooms that every other room may ask, because they ask nobody above them. */
const ASKED = 'people|directory|catalogue';
/** Folders beside the rooms that are no rooms; WeChat looks for a tab bar of one's own in a folder of that very name. */
const NOT_A_ROOM = 'kernel|config|tabs|custom-tab-bar';

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other are one file, or need a third. A type that is only named is gone when the code runs.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'shared-types-stands-alone',
      'The contracts import nothing but zod.',
      { path: '^shared-types/src/' },
      { pathNot: ['^shared-types/src/', '(^|/)node_modules/zod/'] },
    ),
    rule(
      'phone-and-server-meet-in-shared-types',
      'Neither side knows the other: put what both need into a contract.',
      { path: '^(miniapp|cloud)/src/' },
      { path: '^(miniapp|cloud)/', pathNot: '^$1/' },
    ),
    rule(
      'product-knows-no-scripts-or-tests',
      'What runs for people does not lean on what builds or proves it.',
      { path: '^(miniapp|cloud|shared-types)/src/' },
      { path: '^(scripts|tests)/' },
    ),
    rule(
      'server-rooms-open-one-door',
      'Ask another room through its <room>.port.ts, or tell it by an event.',
      { path: `^cloud/src/(?!(?:${NOT_A_ROOM})/)([^/]+)/` },
      { path: '^cloud/src/[^/]+/', pathNot: ['^cloud/src/($1|kernel|config)/', '^cloud/src/(?<room>[^/]+)/\\k<room>\\.port\\.ts$'] },
    ),
    rule(
      'phone-rooms-do-not-open-into-rooms',
      'A page knows its own room and the kernel.',
      { path: `^miniapp/src/(?!(?:${NOT_A_ROOM})/)([^/]+)/` },
      { path: '^miniapp/src/[^/]+/', pathNot: '^miniapp/src/($1|kernel)/' },
    ),
    rule(
      'tabs-show-cards',
      'The tab bar shows a room only through its <room>.card.tsx.',
      { path: '^miniapp/src/(tabs|custom-tab-bar)/' },
      { path: '^miniapp/src/[^/]+/', pathNot: ['^miniapp/src/(tabs|kernel)/', '^miniapp/src/(?<room>[^/]+)/\\k<room>\\.card\\.tsx$'] },
    ),
    rule(
      'contracts-ask-only-whom-everybody-asks',
      'A contract may use its own room, the kernel, and the index of a room that everybody asks.',
      { path: '^shared-types/src/(?!kernel/)([^/]+)/' },
      { path: '^shared-types/src/[^/]+/', pathNot: ['^shared-types/src/($1|kernel)/', `^shared-types/src/(${ASKED})/index\\.ts$`] },
    ),
    rule(
      'kernel-knows-no-room',
      'The kernel serves rooms it has never heard of.',
      { path: '^(cloud|shared-types|miniapp)/src/kernel/' },
      { path: '^$1/src/', pathNot: '^$1/src/(kernel|config)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.local)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'require', 'node', 'default'] },
  },
};
