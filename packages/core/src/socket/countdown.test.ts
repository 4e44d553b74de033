import { expect, it } from 'vitest';
import { createCountdown } from './countdown.ts';
import { noSocket } from './snapshot.ts';
import { open, setUp } from './socket-world.test.helper.ts';

it('counts the seconds of a hinted 1013 down, rounded up, and ends with the wait', async () => {
  const { socket, clock, network } = await open(setUp());
  const countdown = createCountdown(socket, clock);
  const shown: unknown[] = [countdown.getSnapshot()];
  const stop = countdown.subscribe(() => shown.push([clock.now(), countdown.getSnapshot()]));
  network.last.end(1013, 'retry-after-ms=2500');
  await clock.advance(3000);
  expect(shown).toEqual([null, [0, 3], [500, 2], [1500, 1], [2500, null]]);
  stop();
});

it('ticks only while the socket waits and somebody is subscribed', async () => {
  const { socket, clock, network } = await open(setUp());
  const countdown = createCountdown(socket, clock);
  const before = clock.pending();
  const stop = countdown.subscribe(() => {});
  expect(clock.pending()).toBe(before);
  network.last.end(1013, 'retry-after-ms=60000');
  const waiting = clock.pending();
  stop();
  expect(clock.pending()).toBe(waiting - 1);
  const again = countdown.subscribe(() => {});
  expect(clock.pending()).toBe(waiting);
  again();
});

it('starts with what is left where the socket waits already, and never goes below 0', async () => {
  const { socket, clock, network } = await open(setUp());
  network.last.end(1013, 'retry-after-ms=9001');
  const countdown = createCountdown(socket, clock);
  expect(countdown.getSnapshot()).toBe(10);
  expect(createCountdown(socket, { ...clock, now: () => 60_000 }).getSnapshot()).toBe(0);
});

it('catches up on subscribing, and with a wait that is cut short', async () => {
  const { socket, clock, network } = await open(setUp());
  const withoutWait = clock.pending();
  network.last.end(1013, 'retry-after-ms=10000');
  const countdown = createCountdown(socket, clock);
  await clock.advance(4000);
  const stop = countdown.subscribe(() => {});
  expect(countdown.getSnapshot()).toBe(6);
  socket.retryNow();
  expect([countdown.getSnapshot(), clock.pending()]).toEqual([null, withoutWait]);
  stop();
});

it('is null for no socket', () => {
  expect(createCountdown(noSocket).getSnapshot()).toBeNull();
});
