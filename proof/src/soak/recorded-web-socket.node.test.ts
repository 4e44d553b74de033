import { once } from 'node:events';
import type { WebSocketClass } from '@resilient-socket/core';
import { type Step, serve } from '@resilient-socket/tooling/script';
import { describe, expect, test } from 'vitest';
import { WebSocket as Ws } from 'ws';
import { emptyLedger } from './ledger.ts';
import { recorded } from './recorded-web-socket.ts';

function connect(WebSocket: WebSocketClass, ...steps: Step[]) {
  const ledger = emptyLedger();
  const socket = new (recorded(WebSocket, ledger))(serve(...steps));
  const next = (type: string) => once(socket as unknown as EventTarget, type);
  return { ledger, socket, next };
}

describe.each<[string, WebSocketClass]>([
  ['the ws package', Ws],
  ['the WebSocket of this Node', WebSocket],
])('with %s', (_name, WebSocket) => {
  test('numbered messages are noted, others are not; what a closed connection is handed is thrown away', async () => {
    const { ledger, socket, next } = connect(WebSocket, { stay: true });
    await next('open');
    for (const message of ['1', new TextEncoder().encode('2'), 'beat']) socket.send(message as never);
    const closed = next('close');
    socket.close();
    await closed;
    socket.send('3' as never);
    expect(ledger).toMatchObject({ connections: [{ handed: [1, 2] }], thrownAway: [3] });
  });

  test('a connection that the server closes is not given up', async () => {
    const { ledger, next } = connect(WebSocket, { close: 1012 });
    await next('close');
    expect(ledger.connections).toEqual([{ handed: [], completed: false, givenUp: false }]);
  });

  test('a connection that is ended as core ends one that does not answer is given up', async () => {
    const { ledger, socket, next } = connect(WebSocket, { stay: true });
    await next('open');
    if (socket.terminate) socket.terminate();
    else socket.close();
    expect(ledger.connections).toMatchObject([{ givenUp: true }]);
  });
});
