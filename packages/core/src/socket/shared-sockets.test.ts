import { expect, it } from 'vitest';
import { fakeWebSockets, manualClock } from '../testing/index.ts';
import { ResilientSocket } from './resilient-socket.ts';
import { createSharedSockets } from './shared-sockets.ts';

const GRACE_MS = 1000;

function setUp() {
  const clock = manualClock();
  const network = fakeWebSockets((connection) => connection.accept());
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const make = () =>
    new ResilientSocket('wss://example.test/', [], { WebSocket: network.WebSocket, platform: clock, logger });
  return { clock, network, make, shared: createSharedSockets({ platform: clock }) };
}

/** Somebody who uses the socket of a key. */
function use({ shared, make }: ReturnType<typeof setUp>, key = 'prices') {
  const sockets: ResilientSocket[] = [];
  return { sockets, lease: shared.acquire(key, make, (socket) => sockets.push(socket)) };
}

it('makes one socket for ten users of a key, and another one for another key', async () => {
  const world = setUp();
  const users = Array.from({ length: 10 }, () => use(world));
  const other = use(world, 'orders');
  await world.clock.advance(0);
  expect(new Set(users.flatMap(({ sockets }) => sockets)).size).toBe(1);
  expect(other.sockets).not.toEqual(users[0]?.sockets);
  expect(world.network.connections).toHaveLength(2);
});

it('closes a socket 1 s after its last user has left, and not sooner', async () => {
  const world = setUp();
  const [first, second] = [use(world), use(world)];
  await world.clock.advance(0);
  first.lease.release();
  await world.clock.advance(60_000);
  second.lease.release();
  second.lease.release();
  await world.clock.advance(GRACE_MS - 1);
  expect(first.sockets[0]?.readyState).toBe(1);
  await world.clock.advance(1);
  expect(first.sockets[0]?.readyState).toBe(2);
  world.network.last.end(1005);
  expect(world.clock.pending()).toBe(0);
});

it('keeps it for whoever comes within that time, and makes a new one afterwards', async () => {
  const world = setUp();
  const first = use(world);
  await world.clock.advance(0);
  first.lease.release();
  await world.clock.advance(GRACE_MS - 1);
  const next = use(world);
  await world.clock.advance(60_000);
  expect([next.sockets[0]?.readyState, world.network.connections.length]).toEqual([1, 1]);
  next.lease.release();
  await world.clock.advance(GRACE_MS);
  expect(use(world).sockets[0]).not.toBe(next.sockets[0]);
});

it('replaces a socket that stopped on 1000 for all its users, when one of them retries', async () => {
  const world = setUp();
  const [first, second] = [use(world), use(world)];
  await world.clock.advance(0);
  world.network.last.end(1000);
  expect(first.lease.retryNow()).toBe(true);
  expect(first.sockets).toHaveLength(2);
  expect(second.sockets).toEqual(first.sockets);
  await world.clock.advance(0);
  expect(world.network.connections).toHaveLength(2);
});

it('begins anew for who comes after a 1000 when everybody has left, and not for who joins others', async () => {
  const world = setUp();
  const first = use(world);
  await world.clock.advance(0);
  world.network.last.end(1000);
  expect(use(world).sockets).toEqual(first.sockets);
  const another = use(world, 'orders');
  await world.clock.advance(0);
  world.network.last.end(1000);
  another.lease.release();
  const next = use(world, 'orders');
  await world.clock.advance(60_000);
  expect([next.sockets[0]?.getSnapshot().phase, world.network.connections.length]).toEqual(['open', 3]);
});

it('ends the wait after a 1013 by retryNow, which otherwise has nothing to do', async () => {
  const world = setUp();
  const { lease } = use(world);
  await world.clock.advance(0);
  expect(lease.retryNow()).toBe(false);
  world.network.last.end(1013);
  expect(lease.retryNow()).toBe(true);
});

it('pauses a socket as long as all its users want it to be', async () => {
  const world = setUp();
  const [first, second] = [use(world), use(world)];
  await world.clock.advance(0);
  const [socket] = first.sockets as [ResilientSocket];
  const phase = () => socket.getSnapshot().phase;
  first.lease.setPaused(true);
  expect(phase()).toBe('open');
  second.lease.setPaused(true);
  expect(phase()).toBe('paused');
  second.lease.setPaused(false);
  expect(phase()).toBe('connecting');
  second.lease.release();
  expect(phase()).toBe('paused');
  use(world);
  expect(phase()).toBe('connecting');
});

it('finishes an attempt for who comes within the grace, and makes none where there is no grace', async () => {
  const world = setUp();
  use(world).lease.release();
  await world.clock.advance(GRACE_MS - 1);
  expect(use(world).sockets[0]?.getSnapshot().phase).toBe('open');
  expect(world.network.connections).toHaveLength(1);

  const hasty = { ...setUp(), shared: createSharedSockets({ graceMs: 0, platform: world.clock }) };
  use(hasty).lease.release();
  const { sockets } = use(hasty);
  await hasty.clock.advance(0);
  expect([sockets[0]?.getSnapshot().phase, hasty.network.connections.length]).toEqual(['open', 1]);
  const other = use(hasty, 'orders');
  other.lease.release();
  await hasty.clock.advance(0);
  await world.clock.advance(0);
  expect([other.sockets[0]?.getSnapshot().phase, hasty.network.connections.length]).toEqual(['closing', 1]);
});

it('keeps a socket for as long as a timer holds, where that is forever (R4)', () => {
  const delays: number[] = [];
  const setTimer = (_callback: () => void, delayMs: number) => delays.push(delayMs);
  const shared = createSharedSockets({ graceMs: Infinity, platform: { setTimer } });
  use({ ...setUp(), shared }).lease.release();
  expect(delays).toEqual([2 ** 31 - 1]);
});

it('leaves a pause of the application alone', async () => {
  const world = setUp();
  const { sockets } = use(world);
  await world.clock.advance(0);
  sockets[0]?.pause();
  use(world).lease.release();
  expect(sockets[0]?.getSnapshot().phase).toBe('paused');
});

it('replaces a socket that was paused by one that is', async () => {
  const world = setUp();
  const { lease, sockets } = use(world);
  sockets[0]?.close();
  lease.setPaused(true);
  await world.clock.advance(0);
  expect(lease.retryNow()).toBe(true);
  await world.clock.advance(60_000);
  expect([sockets[1]?.getSnapshot().phase, world.network.connections.length]).toEqual(['paused', 0]);
});

it('does nothing for a user who has left', async () => {
  const world = setUp();
  const { lease, sockets } = use(world);
  lease.release();
  await world.clock.advance(GRACE_MS);
  lease.setPaused(true);
  lease.setPaused(false);
  expect([lease.retryNow(), sockets.length]).toEqual([false, 1]);
});

it('refuses a grace that is none, and forgets a key whose socket could not be made', () => {
  expect(() => createSharedSockets({ graceMs: -1 })).toThrow(/graceMs must be a number >= 0, got -1/);
  const { shared, make } = setUp();
  const broken = () => new ResilientSocket('ftp://example.test/');
  expect(() => shared.acquire('prices', broken, () => {})).toThrow(DOMException);
  shared.acquire('prices', make, () => {}).release();
});
