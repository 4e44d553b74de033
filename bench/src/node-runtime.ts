import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Job, Runtime, Timing } from './client.ts';

const CLIENT = fileURLToPath(new URL('./node-client.ts', import.meta.url));

/** The `ws` package's WebSocket, or Node's own. */
export function nodeRuntime(name: 'ws' | 'node'): Runtime {
  return {
    name,
    webSocket: name === 'ws' ? 'the WebSocket of `ws`' : "Node's WebSocket",
    batchMs: 5,
    startClient: async () => {
      // Garbage of earlier rounds is collected before a batch, not within it.
      const child = fork(CLIENT, [name], { execArgv: [...process.execArgv, '--expose-gc'] });
      return { measure: (job) => answer(child, job), close: () => end(child) };
    },
    stop: async () => {},
  };
}

function answer(child: ChildProcess, job: Job): Promise<Timing[]> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`the client of ${job.contender} has ended`));
    child.once('exit', fail);
    child.once('message', (timings) => {
      child.off('exit', fail);
      resolve(timings as Timing[]);
    });
    child.send(job);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (!child.connected) return;
  child.disconnect();
  await once(child, 'exit');
}
