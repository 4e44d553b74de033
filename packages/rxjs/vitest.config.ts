import { testConfig } from '@resilient-socket/tooling/vitest-config';

export default testConfig({ bundled: ['rxjs', 'rxjs/testing', 'rxjs/webSocket'] });
