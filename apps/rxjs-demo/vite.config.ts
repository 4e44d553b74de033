import { SOURCE_CONDITION } from '@resilient-socket/tooling/source-condition';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({ resolve: { conditions: [SOURCE_CONDITION, ...defaultClientConditions] } });
