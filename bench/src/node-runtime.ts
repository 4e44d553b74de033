import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Runtime, Timing } from './client.ts';
import type { Request } from './node-client.ts';

const CLIENT = fileURLToPath(new URL('./node-client.ts', import.meta.url));

/** The `ws` package's WebSocket, or Node's own. */
export function nodeRuntime(name: 'ws' | 'node'): Runtime {
  return {
    name,
    webSocket: name === 'ws' ? 'the WebSocket of `ws`' : "Node's WebSocket",
    batchMs: 5,
    startClient: async () => {
      const child = fork(CLIENT, [name]);
      return {
        open: async (job) => void (await answer(child, job)),
        batch: async (messages) => (await answer(child, messages)) as Timing,
        close: () => end(child),
      };
    },
    stop: async () => {},
  };
}

function answer(child: ChildProcess, request: Request): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error('a client has ended'));
    child.once('exit', fail);
    child.once('message', (answered) => {
      child.off('exit', fail);
      resolve(answered);
    });
    child.send(request);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (!child.connected) return;
  child.disconnect();
  await once(child, 'exit');
}
