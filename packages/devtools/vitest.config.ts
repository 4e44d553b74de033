import { readmeExamples } from '@resilient-socket/tooling/readme-examples';
import { testConfig } from '@resilient-socket/tooling/vitest-config';

export default testConfig({ plugins: [readmeExamples(import.meta.dirname)] });
