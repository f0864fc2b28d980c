import { readdirSync } from 'node:fs';
import type { KnipConfig } from 'knip';

/** A page of the phone is named by its path, not imported: it is known by the settings that lie beside it. */
const pages = readdirSync('miniapp/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.config.ts'))
  .map((file) => `src/${file.replace(/\.config\.ts$/, '.tsx')}`);

const OF_CLOUD = ['aws4fetch', 'qrcode', '@midwayjs/core', '@midwayjs/koa', 'typeorm'];

const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  // One list under two names says two things.
  exclude: ['duplicates'],
  workspaces: {
    '.': {
      entry: [
        'scripts/*.{mjs,ts}',
        'scripts/launch/{start,test,serve}.ts',
        'scripts/launch/guard.mjs',
        'tests/kit/wechat/fake-wechat.ts',
        'scripts/{bench,chaos}/*.ts',
        'tests/**/*.test.{ts,tsx}',
        // A program of its own, started by tests/kit/paper.ts.
        'tests/kit/paper.reader.mjs',
      ],
      project: ['scripts/**/*.{mjs,ts}', 'tests/**/*.{ts,tsx,mjs}'],
      // Run by name from scripts/check.ts, read by path from miniapp/icons.mjs and by the tests of the built mini-program; and what the tests share with the service they prove.
      ignoreDependencies: ['@biomejs/biome', 'dependency-cruiser', '@phosphor-icons/core', 'miniprogram-compiler', 'sharp', ...OF_CLOUD],
    },
    'shared-types': { entry: ['src/*/index.ts', 'src/kernel/*.ts'], project: ['src/**/*.ts'] },
    cloud: {
      entry: ['bootstrap.js', 'src/configuration.ts', 'src/**/*.{controller,gateway,reactions,deadlines,reaction,deadline}.ts'],
      project: ['src/**/*.ts'],
      // Asked for by @midwayjs/bootstrap, which does not list it; and the letters of what is printed, read by path from codes/paper.
      ignoreDependencies: ['@midwayjs/logger', '@expo-google-fonts/noto-sans-sc'],
    },
    miniapp: {
      entry: [...pages, 'src/**/*.config.ts', 'src/custom-tab-bar/index.tsx', 'src/kernel/abort.ts', 'config/index.ts', '*.{js,mjs}'],
      project: ['src/**/*.{ts,tsx}'],
      // Loaded by Taro, webpack and Babel by their names.
      ignoreDependencies: [/^@tarojs\//, /^@babel\//, /-webpack-plugin$/, 'react-dom'],
    },
  },
};

export default config;
