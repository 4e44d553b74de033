import { ResilientSocket, type SocketSnapshot } from '@resilient-socket/core';
import { fakeWebSockets, manualClock } from '@resilient-socket/core/testing';
import { expect, it } from 'vitest';
import { effectScope, shallowRef, watch } from 'vue';
import { useRetryCountdown, useSocketSnapshot } from './index.ts';

/** A socket whose session is open. */
async function opened() {
  const clock = manualClock(Date.now());
  const network = fakeWebSockets((connection) => connection.accept());
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const socket = new ResilientSocket('wss://example.test/', [], {
    WebSocket: network.WebSocket,
    platform: clock,
    logger,
  });
  await clock.advance(0);
  return { socket, clock, network };
}

/** Everything that a ref showed, until the scope is stopped. */
function follow<Value>(use: () => { readonly value: Value }) {
  const shown: Value[] = [];
  const scope = effectScope();
  scope.run(() => {
    const ref = use();
    watch(ref as never, (value: Value) => shown.push(value), { immediate: true, flush: 'sync' });
  });
  return { shown, scope };
}

it('useSocketSnapshot changes only when what it selects does', async () => {
  const { socket, clock, network } = await opened();
  const { shown, scope } = follow(() => useSocketSnapshot(socket, ({ phase }) => phase === 'open'));
  network.last.end(1013);
  await clock.advance(0);
  // Waiting becomes connecting, which is not open either.
  socket.retryNow();
  expect(shown).toEqual([true, false]);
  scope.stop();
  socket.close();
});

it('useSocketSnapshot is idle for no socket, and follows one that comes', async () => {
  const { socket } = await opened();
  const current = shallowRef<ResilientSocket | null>(null);
  const { shown, scope } = follow(() => useSocketSnapshot(current, ({ phase }: SocketSnapshot) => phase));
  current.value = socket;
  expect(shown).toEqual(['idle', 'open']);
  scope.stop();
  socket.close();
  expect(shown).toEqual(['idle', 'open']);
});

it('useRetryCountdown counts whole seconds during a wait, and is null before and after', async () => {
  const { socket, clock, network } = await opened();
  const { shown, scope } = follow(() => useRetryCountdown(socket));
  network.last.end(1013, 'retry-after-ms=1100');
  await clock.advance(0);
  await expect.poll(() => shown, { timeout: 3000 }).toEqual([null, 2, 1]);
  socket.retryNow();
  expect(shown.at(-1)).toBeNull();
  scope.stop();
  socket.close();
});

it('useRetryCountdown is null for no socket', () => {
  const { shown, scope } = follow(() => useRetryCountdown(null));
  expect(shown).toEqual([null]);
  scope.stop();
});
