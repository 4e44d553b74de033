import type { WebSocketLike } from '@resilient-socket/core';
import { serve } from '@resilient-socket/tooling/script';
import { expect } from 'vitest';
import type { CreateWorld } from './world.ts';

/** A real server, the WebSocket of this runtime, and the time that it takes. */
export const createRealWorld: CreateWorld = (servers) => {
  const made: WebSocketLike[] = [];
  class Recorded extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      made.push(this);
    }
  }
  return {
    endpoints: servers.map((steps) => serve(...steps)),
    options: { WebSocket: Recorded },
    now: Date.now,
    passMs: impossible,
    sleepMs: impossible,
    setOnline: impossible,
    connections: () => made.length,
    // Node's own stays CLOSING for good when it is closed before the server has answered.
    leftovers: () => made.filter(({ readyState }) => readyState < Recorded.CLOSING).map(() => 'a connection'),
    expecting: (assert) => expect.poll(() => outcome(assert), { interval: 5, timeout: 5000 }).toBe('as expected'),
  };
};

function impossible(): never {
  throw new Error('a real scenario cannot make time pass, nor take the network away');
}

function outcome(assert: () => void): string {
  try {
    assert();
    return 'as expected';
  } catch (error) {
    return String(error);
  }
}
