import { startChaosServer } from '../apps/chaos-server/src/index.ts';
import { DEMOS, serveDemos } from '../apps/demos/serve.ts';
import { createPriceFeed } from '../apps/price-feed/src/index.ts';
import { whenLauncherIsGone } from './launcher.ts';

const CHAOS_PORT = 4600;
const DEMOS_PORT = 4601;

/** Starts on the port that people know, or says that it is taken and takes a free one. */
async function onPort<T extends { port: number }>(
  name: string,
  port: number,
  start: (port: number) => Promise<T>,
): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if (!isTaken(error)) throw error;
    const server = await start(0);
    console.log(`Port ${port} is taken; the ${name} uses ${server.port}.`);
    return server;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && /EADDRINUSE|already in use/.test(error.message);
}

async function answers(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
}

const { onMessage, stop: stopFeed } = createPriceFeed();
const chaos = await onPort('chaos server', CHAOS_PORT, (port) => startChaosServer({ port, onMessage }));
const demos = await onPort('page of demos', DEMOS_PORT, (port) => serveDemos({ port, chaosUrl: chaos.httpUrl }));
const pages = DEMOS.map((demo) => `${demos.url}${demo}/`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  stopFeed();
  await Promise.all([chaos.stop(), demos.stop()]);
  process.exit();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
whenLauncherIsGone(stop);

await Promise.all([chaos.httpUrl, demos.url, ...pages].map(answers));
console.log(`
  Demos          ${demos.url}
                 ${pages.join('\n                 ')}
  Chaos server   ${chaos.httpUrl}

  Press Ctrl-C to stop them.
`);
