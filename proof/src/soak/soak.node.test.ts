import type { WebSocketClass } from '@resilient-socket/core';
import { describe, expect, test } from 'vitest';
import { WebSocket as Ws } from 'ws';
import { RESTART, WAYS } from './menu.ts';
import { runSoak } from './soak.ts';
import { flaws, summary } from './summary.ts';

const TIMEOUT_MS = 60_000;
const SOME = { connections: 200, atOnce: 16, seed: 1 };
const FEW = { connections: 40, atOnce: 4, seed: 1 };
const SPOILED_EVERY = 20;

const someMessages = expect.toSatisfy((count: number) => count > 50, 'more than 50');

test('sockets that live through the whole menu lose nothing unreported, nothing comes twice or out of order', {
  timeout: TIMEOUT_MS,
}, async () => {
  const report = await runSoak(SOME);
  expect(flaws(report), summary(report)).toEqual([
    ['lost unreported', 0],
    ['reported in error', 0],
    ['lost from the midst', 0],
    ['duplicated', 0],
    ['reordered', 0],
    ['leaked', 0],
    ['lives that got stuck', 0],
  ]);

  const { tally, balance } = report;
  const fatal = [...WAYS, RESTART].filter((way) => way.survivedAfterMs === undefined);
  expect([...tally.losses.keys()]).toEqual(expect.arrayContaining(fatal.map(({ name }) => name)));
  expect([...tally.decisions.keys()]).toEqual(expect.arrayContaining(['retry', 'reauthenticate', 'stop']));

  const { sent, queued, received, unconfirmed, doubted, dropped, echoed, burst } = balance;
  expect({ sent, queued, echoed, burst }).toEqual({
    sent: someMessages,
    queued: someMessages,
    echoed: someMessages,
    burst: someMessages,
  });
  // There is no other place for a message that was accepted.
  expect(received + unconfirmed + dropped).toBe(sent + queued);
  expect([unconfirmed, doubted]).toEqual([someMessages, someMessages]);
  expect(dropped).toBeGreaterThan(0);
});

type Send = (data: never) => void;

/** A `ws` that sends now and then a message as `spoil` does it. */
function spoiledBy(spoil: (send: Send, data: never) => void): WebSocketClass {
  let messages = 0;
  return class extends (Ws as WebSocketClass) {
    override send(data: never): void {
      const send: Send = (given) => super.send(given);
      messages += 1;
      if (messages % SPOILED_EVERY === 0) spoil(send, data);
      else send(data);
    }
  };
}

describe('it notices', () => {
  test.each<[what: string, flaw: string, WebSocketClass]>([
    ['swallowed', 'lost from the midst', spoiledBy(() => {})],
    [
      'sent twice',
      'duplicated',
      spoiledBy((send, data) => {
        send(data);
        send(data);
      }),
    ],
    ['sent behind those after it', 'reordered', spoiledBy((send, data) => queueMicrotask(() => send(data)))],
  ])('messages that are %s', { timeout: TIMEOUT_MS }, async (_what, flaw, WebSocket) => {
    const report = await runSoak({ ...FEW, webSockets: [WebSocket] });
    expect(new Map(flaws(report)).get(flaw)).toBeGreaterThan(0);
  });
});

test.each([0, 1.5, Number.NaN])('%d connections are refused', async (connections) => {
  await expect(runSoak({ ...FEW, connections })).rejects.toThrow(/^connections must be an integer from 1, got /);
});
