import { fileURLToPath } from 'node:url';
import { SOURCE_CONDITION } from '@resilient-socket/tooling/source-condition';
import { build, defaultClientConditions, type Rolldown } from 'vite';

/** A script beside this file with everything that it imports, as a browser loads it. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { conditions: [SOURCE_CONDITION, ...defaultClientConditions] },
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['iife'], name: 'page' },
    },
  });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  return output[0].code;
}
