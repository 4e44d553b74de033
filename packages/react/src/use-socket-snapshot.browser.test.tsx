import { ResilientSocket, type SocketSnapshot } from '@resilient-socket/core';
import { fakeWebSockets, manualClock } from '@resilient-socket/core/testing';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useRetryCountdown, useSocketSnapshot } from './index.ts';

let root: Root;
let shown: unknown[];

beforeEach(() => {
  root = createRoot(document.createElement('div'));
  shown = [];
});
afterEach(() => root.unmount());

interface SnapshotProps {
  readonly socket: ResilientSocket | null;
  readonly selector: (snapshot: SocketSnapshot) => unknown;
}

function Snapshot({ socket, selector }: SnapshotProps) {
  shown.push(useSocketSnapshot(socket, selector));
  return null;
}

function Countdown({ socket }: { readonly socket: ResilientSocket | null }) {
  shown.push(useRetryCountdown(socket));
  return null;
}

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

it('useSocketSnapshot renders only when what it selects changes', async () => {
  const { socket, clock, network } = await opened();
  flushSync(() => root.render(<Snapshot socket={socket} selector={({ phase }) => phase === 'open'} />));
  network.last.end(1013);
  await clock.advance(0);
  // Waiting becomes connecting, which is not open either.
  flushSync(() => socket.retryNow());
  expect(shown).toEqual([true, false]);
  socket.close();
});

it('useSocketSnapshot takes a selector that makes an object', async () => {
  const { socket, clock, network } = await opened();
  flushSync(() => root.render(<Snapshot socket={socket} selector={({ phase, attempt }) => ({ phase, attempt })} />));
  network.last.end(1013);
  await clock.advance(0);
  expect(shown).toEqual([
    { phase: 'open', attempt: 0 },
    { phase: 'waiting', attempt: 1 },
  ]);
  socket.close();
});

it('useSocketSnapshot is idle for no socket', () => {
  flushSync(() => root.render(<Snapshot socket={null} selector={({ phase }) => phase} />));
  expect(shown).toEqual(['idle']);
});

it('useRetryCountdown counts whole seconds during a wait, and is null before and after', async () => {
  const { socket, clock, network } = await opened();
  flushSync(() => root.render(<Countdown socket={socket} />));
  network.last.end(1013, 'retry-after-ms=1100');
  await clock.advance(0);
  await expect.poll(() => shown, { timeout: 3000 }).toEqual([null, 2, 1]);
  flushSync(() => socket.retryNow());
  expect(shown.at(-1)).toBeNull();
  socket.close();
});

it('useRetryCountdown is null for no socket', () => {
  flushSync(() => root.render(<Countdown socket={null} />));
  expect(shown).toEqual([null]);
});
