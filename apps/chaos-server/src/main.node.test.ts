import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { ChaosServer } from './index.ts';
import { connect, post, TestClient } from './test-client.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const AN_HOUR_MS = 3_600_000;

type Child = ChildProcessByStdio<null, Readable, null>;

async function run(): Promise<{ child: Child; server: Pick<ChaosServer, 'httpUrl' | 'wsUrl'> }> {
  const child = spawn(process.execPath, [MAIN, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  const [, host] = /ws:\/\/(127\.0\.0\.1:\d+)/.exec(line) ?? [];
  return { child, server: { httpUrl: `http://${host}`, wsUrl: `ws://${host}` } };
}

// The process calls no exit(): it ends only when no socket, listener or timer is left.
test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the process with nothing left open', async (signal) => {
  const { child, server } = await run();
  await post(server, '/chaos/hang', { client: 'hanging' });
  new TestClient(`${server.wsUrl}/?client=hanging`);
  await post(server, '/token', { ttlMs: AN_HOUR_MS });
  await post(server, '/chaos/overload', { client: 'busy', forMs: AN_HOUR_MS });
  await connect(server);
  await post(server, '/chaos/silence', { forMs: AN_HOUR_MS });
  await post(server, '/chaos/flap', { client: 'flapping', forMs: AN_HOUR_MS });
  await connect(server, 'client=flapping');
  const exit = once(child, 'exit');
  child.kill(signal);
  expect(await exit).toEqual([0, null]);
});

test('SIGTERM ends the process during a restart', async () => {
  const { child, server } = await run();
  const me = await connect(server);
  await post(server, '/chaos/restart', { downMs: AN_HOUR_MS });
  expect((await me.closed).code).toBe(1012);
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});
