import { readmeExamples } from '@resilient-socket/tooling/readme-examples';
import { testConfig } from '@resilient-socket/tooling/vitest-config';
import { reactCompiler } from './react-compiler.ts';

export default testConfig({
  plugins: [readmeExamples(import.meta.dirname)],
  bundled: ['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime'],
  variants: [
    {
      name: 'React 18.2',
      alias: {
        'react-dom/client': 'react-dom18/client',
        'react-dom': 'react-dom18',
        'react/jsx-dev-runtime': 'react18/jsx-dev-runtime',
        react: 'react18',
      },
    },
    {
      name: 'React Compiler',
      include: 'src/conformance.browser.test.tsx',
      plugins: [reactCompiler()],
      bundled: ['react/compiler-runtime'],
    },
  ],
});
