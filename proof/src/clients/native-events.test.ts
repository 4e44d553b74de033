import { type Step, serve } from '@resilient-socket/tooling/script';
import { expect, it } from 'vitest';

// What the platform itself says, as columns.ts relies on it.

const inBrowser = 'document' in globalThis;

/** The events of one connection, in order. */
function eventsAt(url: string): Promise<string[]> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    const events: string[] = [];
    socket.addEventListener('open', () => {
      events.push('open');
      socket.send('now');
    });
    socket.addEventListener('error', () => events.push('error'));
    socket.addEventListener('close', ({ code }) => resolve([...events, `close ${code}`]));
  });
}

it('1006 after it was open: Node fires error and close, Chromium close alone', async () => {
  const events = await eventsAt(serve({ drop: true, onMessage: true }));
  expect(events).toEqual(inBrowser ? ['open', 'close 1006'] : ['open', 'error', 'close 1006']);
});

it('1006, never opened: both fire error and close', async () => {
  expect(await eventsAt(serve({ refuse: 503 }))).toEqual(['error', 'close 1006']);
});

it.each<Step>([{ close: 1011 }, { close: 1012 }, { close: 1013 }, { close: 1000 }])('%o: close alone', async (step) => {
  const events = await eventsAt(serve({ ...step, onMessage: true }));
  expect(events.filter((event) => event === 'error')).toEqual([]);
});
