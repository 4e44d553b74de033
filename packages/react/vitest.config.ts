import { testConfig } from '@resilient-socket/tooling/vitest-config';

export default testConfig({
  bundled: ['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime'],
  oldest: {
    name: 'React 18.2',
    alias: {
      'react-dom/client': 'react-dom18/client',
      'react-dom': 'react-dom18',
      'react/jsx-dev-runtime': 'react18/jsx-dev-runtime',
      react: 'react18',
    },
  },
});
