import { transformAsync } from '@babel/core';
import type { Plugin } from 'vite';

/** Compiles hooks and components as applications may do; what breaks a rule of React is an error. */
export function reactCompiler(): Plugin {
  return {
    name: 'react-compiler',
    enforce: 'pre',
    async transform(code, id) {
      if (!/packages\/react\/src\/.*\.tsx?$/.test(id)) return null;
      const compiled = await transformAsync(code, {
        filename: id,
        configFile: false,
        parserOpts: { plugins: ['typescript', 'jsx'] },
        plugins: [['babel-plugin-react-compiler', { panicThreshold: 'all_errors' }]],
        sourceMaps: true,
      });
      return compiled?.code ? { code: compiled.code, map: compiled.map } : null;
    },
  };
}
