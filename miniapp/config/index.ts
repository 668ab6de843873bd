import fs from 'node:fs';
import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const root = path.resolve(__dirname, '..');
const sharedDist = fs.realpathSync(path.join(root, 'node_modules/@lanzi/shared/dist'));
// Both ship as ES2022, newer than the engines of older phones.
const tooModern = (file: string) =>
  file.startsWith(sharedDist) || /node_modules[\\/]@tanstack[\\/]/.test(file);

export default defineConfig<'webpack5'>(async (merge) => {
  const forMiniProgram = process.env.TARO_ENV !== 'h5';
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'lanzi',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.TARO_ENV}`,
    defineConstants: {
      // H5 is served by the API's own server; a mini-program needs the whole address.
      API_BASE: JSON.stringify(forMiniProgram ? (process.env.TARO_APP_API ?? 'http://127.0.0.1:3000') : ''),
    },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    alias: { '@': path.join(root, 'src') },
    mini: {
      compile: { include: [tooModern] },
      optimizeMainPackage: { enable: true },
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
      webpackChain(chain, webpack) {
        // WeChat's engine has no AbortController, which the query cache makes one of for each request.
        chain
          .plugin('abortController')
          .use(webpack.ProvidePlugin, [
            { AbortController: [path.join(root, 'src/lib/abort-controller.ts'), 'AbortController'] },
          ]);
      },
    },
    h5: {
      webpackChain(chain) {
        // Taro splits only what the start needs; what pages share is otherwise copied into each of them.
        chain.optimization.merge({ splitChunks: { chunks: 'all', minSize: 12_000 } });
        // The words of a language are awaited before the first page; every phone we build for knows how to.
        chain.output.set('environment', { asyncFunction: true });
        // Polyfills of what every browser we build for has, and JSONP, which nobody uses.
        for (const spare of ['whatwg-fetch', 'abortcontroller-polyfill', 'jsonp-retry'])
          chain.resolve.alias.set(spare, false as unknown as string);
      },
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: { include: [tooModern] },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        // How large 1rem is on a given screen is said in src/index.html.
        pxtransform: { enable: true, config: { baseFontSize: 20 } },
        cssModules: { enable: false },
      },
    },
  };
  return merge({}, config);
});
