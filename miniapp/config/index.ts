import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import webpack from 'webpack';
import { SPOKEN } from './spoken';

const root = path.resolve(__dirname, '..');
const contracts = path.resolve(root, '../shared-types/src');
// Written for browsers and Node of today; phones of ten years ago get them through the same Babel as the app.
const modern = ['zod', '@tanstack/query-core', '@tanstack/react-query', 'zustand', 'idb-keyval'].map((name) =>
  path.dirname(require.resolve(`${name}/package.json`)),
);
const compile = { include: [contracts, ...modern] };
const cssModules = { enable: false };
// Sizes are drawn for the phone in pixels and follow the text-size variable, not the width of the screen.
const pxtransform = { enable: false, config: {} };

// How deep templates nest before a component takes over: no page of ours is deeper, and each level costs 3 KB. Taro's types do not know it.
const templates = { baseLevel: 12 };

const base: UserConfigExport<'webpack5'> = {
  projectName: 'zero-distance',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: [path.resolve(__dirname, 'spoken.ts')],
  defineConstants: {
    SPOKEN: JSON.stringify(SPOKEN),
    API_BASE: JSON.stringify(process.env.TARO_ENV === 'h5' ? '' : (process.env.API_BASE ?? 'http://127.0.0.1:7001')),
  },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  // Chinese stays Chinese: written as escapes every character is twice as long.
  terser: { enable: true, config: { compress: { ecma: 2017, passes: 2 }, output: { ascii_only: false } } },
  alias: { 'shared-types': contracts },
  mini: {
    compile,
    optimizeMainPackage: { enable: true },
    ...templates,
    // React builds its tree by nodes: the parser of HTML in Taro's runtime would only be carried along.
    runtime: { enableInnerHTML: false, enableAdjacentHTML: false, enableTemplateContent: false, enableCloneNode: false },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform, cssModules },
    webpackChain(chain) {
      chain.output.set('environment', { arrowFunction: true, const: true, destructuring: true, forOf: true });
      const abort = [path.resolve(root, 'src/kernel/abort.ts'), 'AbortController'];
      chain.plugin('provide-abort').use(webpack.ProvidePlugin, [{ AbortController: abort }]);
    },
  },
  h5: {
    compile,
    publicPath: '/',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[chunkhash:8].css',
    },
    postcss: { pxtransform, autoprefixer: { enable: true, config: {} }, cssModules },
  },
};

export default defineConfig<'webpack5'>((merge) => merge({}, base));
