import { testConfig } from '@resilient-socket/tooling/vitest-config';

export default testConfig({
  bundled: ['vue'],
  variants: [{ name: 'Vue 3.3', alias: { vue: 'vue33' } }],
});
