import { readdirSync } from 'node:fs';
import type { KnipConfig } from 'knip';

/** A page of the phone is named by its path, not imported: it is known by the settings that lie beside it. */
const pages = readdirSync('miniapp/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.config.ts'))
  .map((file) => `src/${file.replace(/\.config\.ts$/, '.tsx')}`);

const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  workspaces: {
    '.': {
      entry: [
        'scripts/*.{mjs,ts}',
        'scripts/launch/{start,test,serve}.ts',
        'scripts/launch/guard.mjs',
        'scripts/{bench,chaos}/*.ts',
        'tests/**/*.test.{ts,tsx}',
      ],
      project: ['scripts/**/*.{mjs,ts}', 'tests/**/*.{ts,tsx}'],
    },
    'shared-types': { entry: ['src/api.ts', 'src/*/index.ts', 'src/kernel/*.ts'], project: ['src/**/*.ts'] },
    cloud: {
      entry: ['bootstrap.js', 'src/configuration.ts', 'src/**/*.{controller,gateway,reactions,deadlines,reaction,deadline}.ts'],
      project: ['src/**/*.ts'],
    },
    miniapp: { entry: [...pages, 'src/**/*.config.ts', 'config/index.ts', 'babel.config.js'], project: ['src/**/*.{ts,tsx}'] },
  },
};

export default config;
