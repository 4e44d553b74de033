import { readdirSync } from 'node:fs';

/** Brotli, minified. From here they only go down, or docs/decisions/0005-sizes.md says why not. */
const DIALECT_LIMIT = '600 B';

const dialects = readdirSync('packages/core/src/dialects')
  .filter((file) => !file.includes('.test.'))
  .map((file) => file.replace('.ts', ''));

export default [
  {
    name: 'exponential',
    path: 'packages/core/dist/index.js',
    import: '{ exponential }',
    limit: '250 B',
  },
  {
    name: 'classify, standard registry',
    path: 'packages/core/dist/index.js',
    import: '{ classify }',
    limit: '1.15 kB',
  },
  {
    name: 'createRetrier, standard policy',
    path: 'packages/core/dist/index.js',
    import: '{ createRetrier }',
    limit: '3.95 kB',
  },
  {
    name: 'ResilientSocket',
    path: 'packages/core/dist/index.js',
    import: '{ ResilientSocket }',
    limit: '11.15 kB',
  },
  {
    name: 'recordHistory',
    path: 'packages/core/dist/index.js',
    import: '{ recordHistory }',
    limit: '300 B',
  },
  {
    name: 'pacedWebSocket',
    path: 'packages/core/dist/index.js',
    import: '{ pacedWebSocket }',
    limit: '6.95 kB',
  },
  {
    name: 'React hook, without React and core',
    path: 'packages/react/dist/index.js',
    import: '{ useResilientSocket }',
    ignore: ['react', '@resilient-socket/core'],
    limit: '500 B',
  },
  {
    name: 'Vue composable, without Vue and core',
    path: 'packages/vue/dist/index.js',
    import: '{ useResilientSocket }',
    ignore: ['vue', '@resilient-socket/core'],
    limit: '500 B',
  },
  ...dialects.map((name) => ({
    name: `dialect ${name}`,
    path: `packages/core/dist/dialects/${name}.js`,
    limit: DIALECT_LIMIT,
  })),
  {
    name: 'explain and compare, in English',
    path: ['packages/core/dist/reference/index.js', 'packages/core/dist/reference/locales/en.js'],
    limit: '20 kB',
  },
];
