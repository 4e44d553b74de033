import { readdirSync } from 'node:fs';

/** Brotli, minified. From here they only go down, or docs/decisions/0005-sizes.md says why not. */
const DIALECT_LIMIT = '600 B';

const dialects = readdirSync('packages/core/src/dialects')
  .filter((file) => !file.includes('.test.'))
  .map((file) => file.replace('.ts', ''));

const HOOK_LIMIT = '500 B';
const HOOKS = ['useResilientSocket', 'useSocketMessage', 'useLatestMessage', 'useSocketSnapshot', 'useRetryCountdown'];

const hooks = (framework: string) =>
  HOOKS.map((hook) => ({
    name: `${framework}: ${hook}, without ${framework} and core`,
    path: `packages/${framework}/dist/index.js`,
    import: `{ ${hook} }`,
    ignore: [framework, '@resilient-socket/core'],
    limit: HOOK_LIMIT,
  }));

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
    limit: '10.85 kB',
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
    limit: '6.7 kB',
  },
  {
    name: 'createBinding',
    path: 'packages/core/dist/index.js',
    import: '{ createBinding }',
    limit: '11.7 kB',
  },
  ...hooks('react'),
  ...hooks('vue'),
  {
    name: 'retryOnClose and closeAware, without RxJS and core',
    path: 'packages/rxjs/dist/index.js',
    import: '{ retryOnClose, closeAware }',
    ignore: ['rxjs', '@resilient-socket/core'],
    limit: '1.5 kB',
  },
  {
    name: 'fromResilientSocket, without RxJS and core',
    path: 'packages/rxjs/dist/index.js',
    import: '{ fromResilientSocket }',
    ignore: ['rxjs', '@resilient-socket/core'],
    limit: '1.55 kB',
  },
  {
    name: 'resilient-socket-timeline',
    path: 'packages/devtools/dist/define.js',
    limit: '4 kB',
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
