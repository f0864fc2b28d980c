process.env.NODE_ENV = 'unittest';
process.env.MIDWAY_TS_MODE = 'true';

// Decorators as Midway and TypeORM read them: types emitted, class fields assigned after the constructor's super().
const swc = (tsx) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

const stage = (displayName, ...places) => ({
  displayName,
  setupFiles: ['<rootDir>/tests/kit/environment.js'],
  testMatch: places.map((place) => `<rootDir>/tests/${place}`),
  transform: { '\\.tsx$': swc(true), '\\.ts$': swc(false) },
  moduleNameMapper: {
    '^shared-types/api$': '<rootDir>/shared-types/src/api.ts',
    '^shared-types/kernel/(.+)$': '<rootDir>/shared-types/src/kernel/$1.ts',
    '^shared-types/([^/]+)$': '<rootDir>/shared-types/src/$1/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/.local/', '/dist/'],
});

/** Each file finds packages, contracts and service as the files before it have loaded them: see tests/kit/worker. */
const kept = {
  testEnvironment: '<rootDir>/tests/kit/worker/environment.js',
  runtime: '<rootDir>/tests/kit/worker/runtime.js',
};

const faults = (displayName, place) => ({
  ...stage(displayName, place),
  ...kept,
  globalSetup: '<rootDir>/tests/kit/durable.setup.ts',
  globalTeardown: '<rootDir>/tests/kit/durable.teardown.ts',
});

module.exports = {
  projects: [
    stage('tables', '{shared-types,tooling,phone}/**/*.test.ts'),
    {
      ...stage('cloud', '{cloud,security,journeys}/**/*.test.ts', '{contract,schema}*/**/*.test.ts', '{contract,schema}*.test.ts'),
      ...kept,
    },
    {
      ...stage('h5', 'h5/**/*.test.{ts,tsx}'),
      ...kept,
      globalSetup: '<rootDir>/tests/kit/browser/one.setup.ts',
      globalTeardown: '<rootDir>/tests/kit/browser/one.teardown.ts',
    },
    { ...stage('weapp', 'weapp/**/*.test.{ts,tsx}'), ...kept },
    faults('faults', 'chaos/*.test.ts'),
    faults('deaths', 'chaos/deaths/*.test.ts'),
    stage('invariants', 'invariants/**/*.test.ts'),
  ],
};
