import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { latestMessage } from './latest-message.ts';
import { open, setUp } from './socket-world.test.helper.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const FRAME_MS = 16;

/** Its clock settles by real timers. */
async function opened() {
  vi.useRealTimers();
  const world = await open(setUp());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame'] });
  return world;
}

it('shows the newest of many messages once in the next frame', async () => {
  const { socket, network } = await opened();
  const latest = latestMessage(socket, (data: string) => data, '');
  const shown: unknown[] = [];
  latest.subscribe(() => shown.push(latest.getSnapshot()));
  for (const data of ['a', 'b', 'c']) network.last.receive(data);
  expect([shown, latest.getSnapshot()]).toEqual([[], '']);
  vi.advanceTimersByTime(FRAME_MS);
  network.last.receive('d');
  vi.advanceTimersByTime(FRAME_MS);
  expect(shown).toEqual(['c', 'd']);
});

it('hands every message to select, with what it returned before, and says nothing where that stays', async () => {
  const { socket, network } = await opened();
  const latest = latestMessage(socket, (data: number, previous) => (data > 0 ? previous + data : previous), 0);
  const shown: unknown[] = [];
  latest.subscribe(() => shown.push(latest.getSnapshot()));
  for (const data of [1, -5, 2]) network.last.receive(data);
  vi.advanceTimersByTime(FRAME_MS);
  network.last.receive(-1);
  vi.advanceTimersByTime(FRAME_MS);
  expect(shown).toEqual([3]);
});

it('leaves neither a listener nor a frame behind', async () => {
  const { socket, network } = await opened();
  const select = vi.fn((data: string) => data);
  const latest = latestMessage(socket, select, '');
  const listener = vi.fn();
  const stop = latest.subscribe(listener);
  network.last.receive('a');
  stop();
  network.last.receive('b');
  vi.advanceTimersByTime(FRAME_MS);
  expect([select.mock.calls.length, listener.mock.calls.length, vi.getTimerCount()]).toEqual([1, 0, 0]);
});

it('shows nothing of no socket', () => {
  const latest = latestMessage(null, String, 'nothing yet');
  latest.subscribe(() => {})();
  expect(latest.getSnapshot()).toBe('nothing yet');
});
