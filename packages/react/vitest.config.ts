import { testConfig } from '@resilient-socket/tooling/vitest-config';

export default testConfig({ bundled: ['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime'] });
