import { ResilientSocket } from '@resilient-socket/core';
import { serve } from '@resilient-socket/tooling/script';
import { firstValueFrom, lastValueFrom, map, type Observable, take, toArray } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { CloseError } from './close-error.ts';
import { fromResilientSocket } from './from-resilient-socket.ts';
import { recorded } from './recorded.test.helper.ts';

const SOON = 'retry-after-ms=1';
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const all = <T>(source: Observable<T>) => lastValueFrom(source.pipe(toArray()));
const failure = (source: Observable<unknown>): Promise<unknown> =>
  all(source).then(
    () => expect.unreachable('it completed'),
    (error: unknown) => error,
  );

describe('fromResilientSocket(url)', () => {
  it('emits what each session brought, through a 1013, and completes on 1000', async () => {
    const url = serve({ greet: 'a', close: 1013, reason: SOON }, { greet: 'b', close: 1000 });
    expect(await all(fromResilientSocket(url, { logger }))).toEqual(['a', 'b']);
  });

  it('connects for each subscriber, and not before', async () => {
    const { WebSocket, connections } = recorded();
    const messages = fromResilientSocket(serve({ greet: 'a', stay: true }), { WebSocket, logger });
    expect(connections).toHaveLength(0);
    await Promise.all([firstValueFrom(messages), firstValueFrom(messages)]);
    expect(connections).toHaveLength(2);
  });

  it('closes the socket on unsubscribing', async () => {
    const { WebSocket, connections } = recorded();
    await firstValueFrom(fromResilientSocket(serve({ greet: 'a', stay: true }), { WebSocket, logger }));
    expect(connections[0]?.readyState).toBe(WebSocket.CLOSING);
  });

  it('never connects when it is unsubscribed in the same task', async () => {
    const { WebSocket, connections } = recorded();
    const url = serve({ stay: true });
    fromResilientSocket(url, { WebSocket, logger }).subscribe().unsubscribe();
    await firstValueFrom(fromResilientSocket(serve({ greet: 'a', stay: true }), { logger }));
    expect(connections).toHaveLength(0);
  });

  it('errors with a CloseError on 3003', async () => {
    const error = await failure(fromResilientSocket(serve({ close: 3003, reason: 'not you' }), { logger }));
    expect(error).toBeInstanceOf(CloseError);
    expect(error).toMatchObject({ code: 3003, reason: 'not you', decision: { action: 'stop' } });
  });

  it('errors with a CloseError when the limit is reached on 1013', async () => {
    const url = serve({ close: 1013, reason: SOON });
    const error = await failure(fromResilientSocket(url, { logger, limit: { attempts: 1 } }));
    expect(error).toMatchObject({ name: 'CloseError', code: 1013 });
  });

  it('completes when its signal ends it, also after a retried 1013', async () => {
    const controller = new AbortController();
    const url = serve({ greet: 'a', close: 1013, reason: SOON }, { greet: 'b', stay: true });
    const messages = fromResilientSocket(url, { logger, signal: controller.signal });
    const aborting = map((data: unknown) => {
      if (data === 'b') controller.abort();
      return data;
    });
    expect(await all(messages.pipe(aborting))).toEqual(['a', 'b']);
  });

  it('asks a url function for each subscriber, and offers protocols', async () => {
    const { WebSocket, connections } = recorded();
    const url = vi.fn(async () => serve({ greet: 'a', stay: true }));
    await firstValueFrom(fromResilientSocket(url, { WebSocket, logger, protocols: ['chat'] }));
    expect(url).toHaveBeenCalledOnce();
    expect(connections[0]?.protocol).toBe('chat');
  });

  it('errors on a url that is none', async () => {
    expect(await failure(fromResilientSocket('ftp://example.com'))).toBeInstanceOf(DOMException);
  });
});

describe('fromResilientSocket(socket)', () => {
  it('never closes the socket', async () => {
    const socket = new ResilientSocket(serve({ greet: 'a', stay: true }), [], { logger });
    await firstValueFrom(fromResilientSocket(socket));
    expect(socket.readyState).toBe(socket.OPEN);
    socket.send('echo');
    expect(await firstValueFrom(fromResilientSocket(socket))).toBe('echo');
    socket.close();
  });

  it('completes on the own close(4001)', async () => {
    const socket = new ResilientSocket(serve({ greet: 'a', stay: true }), [], { logger });
    const values = all(fromResilientSocket(socket));
    await firstValueFrom(fromResilientSocket(socket));
    socket.close(4001);
    expect(await values).toEqual(['a']);
  });

  it('leaves no listener behind', async () => {
    const socket = new ResilientSocket(serve({ greet: 'a', stay: true }), [], { logger });
    const added = vi.spyOn(socket, 'addEventListener');
    const removed = vi.spyOn(socket, 'removeEventListener');
    await firstValueFrom(fromResilientSocket(socket).pipe(take(1)));
    const ofRxjs = ([type, listener]: readonly unknown[]) => [type, listener];
    expect(removed.mock.calls.map(ofRxjs).sort()).toEqual(added.mock.calls.map(ofRxjs).sort());
    expect(added).toHaveBeenCalledTimes(3);
    socket.close();
  });

  it('completes at once on a socket that was closed, and errors at once on one that stopped on 3003', async () => {
    const socket = new ResilientSocket(serve({ close: 3003 }), [], { logger });
    const first = failure(fromResilientSocket(socket));
    expect(await first).toMatchObject({ code: 3003 });
    expect(await failure(fromResilientSocket(socket))).toMatchObject({ code: 3003 });

    const closed = new ResilientSocket(serve({ stay: true }), [], { logger });
    const values = all(fromResilientSocket(closed));
    closed.close();
    expect(await values).toEqual([]);
    expect(await all(fromResilientSocket(closed))).toEqual([]);
  });
});
