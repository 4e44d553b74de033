import * as parser from '@babel/eslint-parser';
import reactHooks from 'eslint-plugin-react-hooks';

/** The rules of hooks and of the React Compiler, where React is used; everything else is Biome's. */
export default [
  {
    files: ['packages/react/src/**/*.{ts,tsx}', 'apps/react-demo/src/**/*.{ts,tsx}'],
    // They note what was rendered, which no application may do.
    ignores: ['**/*.test.tsx'],
    languageOptions: {
      parser,
      parserOptions: { requireConfigFile: false, babelOptions: { parserOpts: { plugins: ['typescript', 'jsx'] } } },
    },
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs['recommended-latest'].rules,
  },
];
