import { SOURCE_CONDITION } from '@resilient-socket/tooling/source-condition';
import vue from '@vitejs/plugin-vue';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'resilient-socket-timeline' } } })],
  resolve: { conditions: [SOURCE_CONDITION, ...defaultClientConditions] },
});
