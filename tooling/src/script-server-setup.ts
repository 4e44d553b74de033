import type { TestProject } from 'vitest/node';
import { startScriptServer } from './script-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `ws://127.0.0.1:port` of a script server that lives as long as the run. */
    scriptServer: string;
  }
}

/** Vitest global setup: gives tests in Node and in the browser the same real server. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startScriptServer();
  provide('scriptServer', server.origin);
  return server.stop;
}
