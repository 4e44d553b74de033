import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { countedTimers } from './counted-timers.ts';
import { leftSince, openResources } from './resources.ts';

test('a listener that is still open is left; one that closes in time is not', async () => {
  const before = openResources();
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  expect(await leftSince(before, /Server/, 0)).toEqual(new Map([['TCPServerWrap', 1]]));
  server.close();
  expect(await leftSince(before, /Server/)).toEqual(new Map());
});

test('a timer counts until it has fired or is cleared', async () => {
  const timers = countedTimers();
  const never = timers.setTimer(() => {}, 3_600_000);
  const fired = new Promise<void>((resolve) => void timers.setTimer(resolve, 1));
  expect(timers.active()).toBe(2);
  await fired;
  expect(timers.active()).toBe(1);
  timers.clearTimer(never);
  timers.clearTimer(never);
  expect(timers.active()).toBe(0);
});
