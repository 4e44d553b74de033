import { testConfig } from '@resilient-socket/tooling/vitest-config';

export default testConfig();
