import type { TestProject } from 'vitest/node';
import type {} from './script.ts';
import { startScriptServer } from './script-server.ts';

/** Vitest global setup: gives tests in Node and in the browser the same real server. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startScriptServer();
  provide('scriptServer', server.origin);
  return server.stop;
}
