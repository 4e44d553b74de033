import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Scenario } from './scenarios.ts';

export interface Server {
  /** Where to get an empty page. */
  readonly pageUrl: string;
  urlFor(scenario: Scenario): string;
  stop(): void;
}

/** Starts server.ts on a free port of 127.0.0.1. */
export async function startServer(): Promise<Server> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)));
  const [port] = (await once(child, 'message')) as [number];
  return {
    pageUrl: `http://127.0.0.1:${port}/`,
    urlFor: ({ direction, kind, bytes }) => `ws://127.0.0.1:${port}/${direction}?kind=${kind}&bytes=${bytes}`,
    stop: () => child.disconnect(),
  };
}
