/// <reference path="../../../tooling/src/readme.d.ts" />
import { redirectWebSockets } from '@resilient-socket/tooling/redirect';
import { serve } from '@resilient-socket/tooling/script';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let log: unknown[][];

beforeEach(() => {
  log = [];
  for (const method of ['log', 'warn', 'error', 'info', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...line) => {
      log.push(line);
    });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const logs = (...lines: unknown[][]) => expect.poll(() => log).toEqual(expect.arrayContaining(lines));

/** 1013 first, and in the end 1000, so that nothing stays open. */
const through1013 = (greet: string) =>
  redirectWebSockets(serve({ close: 1013, reason: 'retry-after-ms=1' }, { greet, close: 1000 }));

describe('the README', () => {
  it('keeps a webSocket() through a 1013, until 1000', async () => {
    through1013(JSON.stringify({ price: 42 }));
    await import('readme:1');
    await logs([42], ['closed with 1000, or by prices.complete()']);
  });

  it('retries other sources after a 1013', async () => {
    through1013('tick');
    await import('readme:2');
    await logs(['tick']);
  });

  it('sends and hears, and shows its state and its decisions', async () => {
    redirectWebSockets(serve({ close: 1013, reason: 'retry-after-ms=1', onMessage: true }, { close: 1000 }));
    await import('readme:3');
    await logs(['connecting', 0, null], ['open', 0, null], ['hello'], ['closed with 1000, or by chat.complete()']);
    expect(log.flat().join()).toContain('1013 Try Again Later: the server is overloaded');
  });

  it('shares a socket, and listens to one that is passed', async () => {
    redirectWebSockets(serve({ greet: 'x', close: 1000 }));
    await import('readme:4');
    await logs(['list', 'x'], ['badge', 'x'], ['x']);
  });

  it('multiplexes', async () => {
    redirectWebSockets(serve({ greet: JSON.stringify({ pair: 'BTC-EUR', price: 5 }), onMessage: true, close: 1000 }));
    await import('readme:5');
    await logs([5]);
  });

  it('gets a new token after a 3000', async () => {
    vi.stubGlobal('fetch', async () => new Response('new token'));
    redirectWebSockets(serve({ close: 3000 }, { greet: '"in again"', close: 1000 }));
    await import('readme:6');
    await logs(['in again']);
  });
});
