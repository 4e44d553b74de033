import { ResilientSocket, type SocketSnapshot } from '@resilient-socket/core';
import { fakeWebSockets } from '@resilient-socket/core/testing';
import { serve } from '@resilient-socket/tooling/script';
import {
  filter,
  firstValueFrom,
  lastValueFrom,
  map,
  type Observable,
  of,
  retry,
  Subject,
  take,
  timer,
  toArray,
} from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromResilientSocket } from './from-resilient-socket.ts';
import { recorded } from './recorded.test.helper.ts';

const SOON = 'retry-after-ms=1';
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const json = {
  encode: (message: unknown) => JSON.stringify(message),
  decode: (data: unknown): unknown => JSON.parse(String(data)),
};
const all = <T>(source: Observable<T>) => lastValueFrom(source.pipe(toArray()));
const phases = (states: Observable<SocketSnapshot>) => {
  const seen: string[] = [];
  states.subscribe(({ phase }) => seen.push(phase));
  return seen;
};
const until = (subject: { readonly state$: Observable<SocketSnapshot> }, phase: SocketSnapshot['phase']) =>
  firstValueFrom(subject.state$.pipe(filter((state) => state.phase === phase)));

describe('next', () => {
  it('sends at once to the open session, and during the wait after a 1013 to the session that follows', async () => {
    const url = serve({ onMessage: true, close: 1013, reason: SOON }, { onMessage: true, close: 1000 });
    const subject = fromResilientSocket(url, { logger });
    subject.decisions$.pipe(take(1)).subscribe(() => subject.next('2'));
    const values = all(subject);
    await until(subject, 'open');
    subject.next('1');
    expect(await values).toEqual(['1', '2']);
  });

  it('sends once to each subscription, as each has a socket of its own', async () => {
    const { WebSocket, connections } = recorded();
    const subject = fromResilientSocket(serve({ stay: true }), { WebSocket, logger });
    const both = Promise.all([firstValueFrom(subject), firstValueFrom(subject)]);
    subject.next('hi');
    expect(await both).toEqual(['hi', 'hi']);
    expect(connections.map(({ sent }) => sent)).toEqual([['hi'], ['hi']]);
  });

  it('before subscribing keeps messages for the first subscription, in order, and for no other', async () => {
    const { WebSocket, connections } = recorded();
    const subject = fromResilientSocket(serve({ stay: true }), { WebSocket, logger });
    for (const message of ['1', '2', '3']) subject.next(message);
    const first = firstValueFrom(subject.pipe(take(4), toArray()));
    subject.next('4');
    expect(await first).toEqual(['1', '2', '3', '4']);
    const second = firstValueFrom(subject);
    subject.next('5');
    expect(await second).toBe('5');
    expect(connections.map(({ sent }) => sent)).toEqual([['1', '2', '3', '4'], ['5']]);
  });

  it.each([
    [100, undefined],
    [3, { maxMessages: 3 }],
    [100, { ttlMs: 1000 }],
    [0, false],
  ])('before subscribing keeps %i messages with an outbox of %o, and throws on one more', (kept, outbox) => {
    const subject = fromResilientSocket('ws://127.0.0.1:9', outbox === undefined ? {} : { outbox });
    for (let count = 0; count < kept; count++) subject.next('1');
    expect(() => subject.next('2')).toThrow(`only ${kept} are kept`);
  });

  it('throws when the outbox is full, and the other sockets get the message', async () => {
    const fakes = fakeWebSockets();
    const subject = fromResilientSocket('ws://fake', {
      WebSocket: fakes.WebSocket,
      logger,
      outbox: { maxMessages: 1 },
    });
    const one = subject.subscribe();
    subject.next('1');
    const other = subject.subscribe();
    await firstValueFrom(timer(0));
    expect(() => subject.next('2')).toThrow('no room in the outbox');
    for (const connection of fakes.connections) connection.accept();
    expect(fakes.connections.map(({ sent }) => sent)).toEqual([['1'], ['2']]);
    one.unsubscribe();
    other.unsubscribe();
  });

  it('throws on a passed socket that was closed', async () => {
    const socket = new ResilientSocket(serve({ stay: true }), [], { logger });
    const subject = fromResilientSocket(socket);
    socket.close();
    expect(() => subject.next('1')).toThrow('closed for good');
  });

  it('to a passed socket needs no subscription', async () => {
    const socket = new ResilientSocket(serve({ stay: true }), [], { logger });
    fromResilientSocket(socket).next('1');
    expect(await firstValueFrom(fromResilientSocket(socket))).toBe('1');
    socket.close();
  });

  it('may be passed on, and takes what another Observable emits', async () => {
    const subject = fromResilientSocket(serve({ stay: true }), { logger });
    const { next } = subject;
    next('1');
    const outgoing = new Subject<string>();
    outgoing.subscribe(subject);
    const values = firstValueFrom(subject.pipe(take(2), toArray()));
    outgoing.next('2');
    expect(await values).toEqual(['1', '2']);
  });
});

describe('complete', () => {
  it('closes without a code, the observable completes, and what comes next is for the next subscription', async () => {
    const { WebSocket, connections } = recorded();
    const close = vi.spyOn(WebSocket.prototype, 'close');
    const subject = fromResilientSocket(serve({ greet: 'a', stay: true }), { WebSocket, logger });
    const values = all(subject);
    await until(subject, 'open');
    await firstValueFrom(fromResilientSocket(serve({ greet: 'a', stay: true }), { logger }));
    subject.complete();
    subject.next('later');
    expect(await values).toEqual(['a']);
    expect(close.mock.calls).toEqual([[]]);
    expect(await firstValueFrom(subject.pipe(filter((data) => data !== 'a')))).toBe('later');
    expect(connections.map(({ sent }) => sent)).toEqual([[], ['later']]);
  });

  it('by an Observable that completes does the same', async () => {
    const subject = fromResilientSocket(serve({ greet: 'a', stay: true }), { logger });
    expect(await all(subject.pipe(map((data) => of('bye').subscribe(subject) && data)))).toEqual(['a']);
  });

  it('during the wait after a 1013 ends it', async () => {
    const subject = fromResilientSocket(serve({ close: 1013, reason: 'retry-after-ms=3600000' }), { logger });
    const values = all(subject);
    await until(subject, 'waiting');
    subject.complete();
    expect(await values).toEqual([]);
  });

  it('closes a passed socket', async () => {
    const socket = new ResilientSocket(serve({ greet: 'a', stay: true }), [], { logger });
    const subject = fromResilientSocket(socket);
    expect(await all(subject.pipe(map(() => subject.complete())))).toHaveLength(1);
    expect(socket.readyState).toBe(socket.CLOSED);
  });
});

describe('error', () => {
  it('closes with its code 4000 and reason, and the observable completes', async () => {
    const { WebSocket } = recorded();
    const close = vi.spyOn(WebSocket.prototype, 'close');
    const subject = fromResilientSocket(serve({ greet: 'a', stay: true }), { WebSocket, logger });
    expect(await all(subject.pipe(map(() => subject.error({ code: 4000, reason: 'bye' }))))).toHaveLength(1);
    expect(close.mock.calls).toEqual([[4000, 'bye']]);
  });

  it('without a code throws a TypeError, with 1006 what native throws, and closes nothing', async () => {
    const subject = fromResilientSocket(serve({ greet: 'a', stay: true }), { logger });
    const values = firstValueFrom(subject.pipe(take(2), toArray()));
    for (const wrong of [new Error('mine'), {}, null, undefined, 'text', 4000, { code: '4000' }])
      expect(() => subject.error(wrong)).toThrow(TypeError);
    expect(() => subject.error({ code: 1006 })).toThrow(DOMException);
    subject.next('b');
    expect(await values).toEqual(['a', 'b']);
  });
});

describe('what comes', () => {
  it('is heard from the first message on, however early it is', async () => {
    const url = serve({ greet: 'a', stay: true });
    const firsts = Array.from({ length: 20 }, () => firstValueFrom(fromResilientSocket(url, { logger })));
    expect(new Set(await Promise.all(firsts))).toEqual(new Set(['a']));
  });

  it('is decoded, and what is sent is encoded', async () => {
    const subject = fromResilientSocket(serve({ stay: true }), { codec: json, logger });
    subject.next({ op: 'hi' });
    expect(await firstValueFrom(subject)).toEqual({ op: 'hi' });
  });

  it('is the error when it cannot be decoded, which closes the socket', async () => {
    const { WebSocket, connections } = recorded();
    const subject = fromResilientSocket(serve({ greet: 'no JSON', stay: true }), { WebSocket, codec: json, logger });
    await expect(firstValueFrom(subject)).rejects.toBeInstanceOf(SyntaxError);
    expect(connections[0]?.readyState).toBe(WebSocket.CLOSING);
  });
});

it('a kept message that cannot be encoded is the error of one subscription, and the others are kept', async () => {
  const { WebSocket, connections } = recorded();
  const subject = fromResilientSocket(serve({ stay: true }), { WebSocket, codec: json, logger });
  subject.next(1);
  subject.next(1n);
  subject.next(2);
  await expect(firstValueFrom(subject)).rejects.toBeInstanceOf(TypeError);
  expect(await firstValueFrom(subject.pipe(take(2), toArray()))).toEqual([1, 2]);
  expect(connections).toHaveLength(1);
});

it('a signal that has aborted completes a subscription, and leaves what is kept to the next one', async () => {
  const controller = new AbortController();
  const subject = fromResilientSocket(serve({ stay: true }), { logger, signal: controller.signal });
  subject.next('1');
  controller.abort();
  expect(await all(subject)).toEqual([]);
  expect(await all(subject)).toEqual([]);
});

describe('state$', () => {
  it('is idle before, between and after subscriptions, and makes no socket', async () => {
    const { WebSocket, connections } = recorded();
    const subject = fromResilientSocket(serve({ greet: 'a', stay: true }), { WebSocket, logger });
    const seen = phases(subject.state$);
    expect(seen).toEqual(['idle']);
    await firstValueFrom(subject);
    await firstValueFrom(subject);
    expect(seen).toEqual(['idle', 'connecting', 'open', 'idle', 'connecting', 'open', 'idle']);
    expect(connections).toHaveLength(2);
  });

  it('shows the wait after a 1013, and the second session', async () => {
    const subject = fromResilientSocket(serve({ close: 1013, reason: SOON }, { close: 1000 }), { logger });
    const states = firstValueFrom(subject.state$.pipe(take(7), toArray()));
    await all(subject);
    expect((await states).map(({ phase, session }) => [phase, session])).toEqual([
      ['idle', 0],
      ['connecting', 0],
      ['open', 1],
      ['waiting', 1],
      ['connecting', 1],
      ['open', 2],
      ['closed', 2],
    ]);
  });

  it('goes on showing why it stopped on 3003, until there is another socket', async () => {
    const subject = fromResilientSocket(serve({ close: 3003 }, { greet: 'a', stay: true }), { logger });
    const seen = phases(subject.state$);
    await expect(firstValueFrom(subject)).rejects.toMatchObject({ code: 3003 });
    expect(await firstValueFrom(subject.state$)).toMatchObject({
      phase: 'closed',
      lastClose: { code: 3003 },
      decision: { action: 'stop' },
    });
    await firstValueFrom(subject);
    expect(seen).toEqual(['idle', 'connecting', 'open', 'closed', 'connecting', 'open', 'idle']);
  });

  it('follows the newest subscription, and goes back to the one before when that has left', async () => {
    const subject = fromResilientSocket(serve({ greet: 'a', stay: true }), { logger });
    const older = subject.subscribe();
    await until(subject, 'open');
    const seen = phases(subject.state$);
    const newer = subject.subscribe();
    expect(seen).toEqual(['open', 'connecting']);
    newer.unsubscribe();
    expect(seen).toEqual(['open', 'connecting', 'open']);
    older.unsubscribe();
    expect(seen).toEqual(['open', 'connecting', 'open', 'idle']);
  });

  it('goes on following the newest while it closes, though an older one leaves', async () => {
    const subject = fromResilientSocket(serve({ greet: 'a', stay: true }), { logger });
    const older = subject.subscribe();
    const newer = all(subject);
    await until(subject, 'open');
    const seen = phases(subject.state$);
    subject.complete();
    older.unsubscribe();
    await newer;
    expect(seen).toEqual(['open', 'closing', 'closed']);
  });

  it('emits each state once, also where a listener closes the socket', async () => {
    const subject = fromResilientSocket(serve({ stay: true }), { logger });
    subject.state$.subscribe(({ phase }) => phase === 'open' && subject.complete());
    const seen = phases(subject.state$);
    await all(subject);
    expect(seen).toEqual(['idle', 'connecting', 'closing', 'closed']);
  });

  it('of a passed socket is its snapshot at once, and leaves no listener behind', async () => {
    const socket = new ResilientSocket(serve({ stay: true }), [], { logger });
    expect(await firstValueFrom(fromResilientSocket(socket).state$)).toBe(socket.getSnapshot());
    const stopped = vi.fn();
    vi.spyOn(socket, 'subscribe').mockReturnValue(stopped);
    fromResilientSocket(socket).state$.subscribe().unsubscribe();
    expect(stopped).toHaveBeenCalledOnce();
    socket.close();
  });
});

describe('decisions$', () => {
  it('emits the retry after 1013 and the stop after 3003, each with its close and classification', async () => {
    const url = serve({ close: 1013, reason: SOON }, { close: 3003 });
    const subject = fromResilientSocket(url, { logger });
    const seen: unknown[] = [];
    subject.decisions$.subscribe((details) => seen.push(details));
    await expect(all(subject)).rejects.toMatchObject({ code: 3003 });
    expect(seen).toMatchObject([
      { close: { code: 1013 }, classification: { category: 'overload' }, decision: { action: 'retry', delayMs: 1 } },
      { close: { code: 3003 }, classification: { category: 'auth' }, decision: { action: 'stop' } },
    ]);
    expect(Object.keys(seen[0] as object)).toEqual(['close', 'classification', 'decision']);
  });

  it('of a passed socket emits what is decided from then on', async () => {
    const socket = new ResilientSocket(serve({ close: 1013, reason: SOON }, { stay: true }), [], { logger });
    expect(await firstValueFrom(fromResilientSocket(socket).decisions$)).toMatchObject({ close: { code: 1013 } });
    socket.close();
  });
});

describe('unsubscribing leaves no timer and no connection behind', () => {
  const fakes = () => {
    const { WebSocket, connections } = fakeWebSockets();
    const reauthenticate = vi.fn((_: unknown, _signal: AbortSignal) => new Promise(() => {}));
    const subject = fromResilientSocket('ws://fake', { WebSocket, logger, reauthenticate });
    return { subject, reauthenticate, connections, last: () => connections.at(-1) ?? expect.unreachable() };
  };

  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('while connecting', async () => {
    const { subject, connections, last } = fakes();
    const subscription = subject.subscribe();
    await vi.advanceTimersByTimeAsync(0);
    subscription.unsubscribe();
    await vi.advanceTimersByTimeAsync(0);
    expect(last().closeCall).toEqual([]);
    expect([connections.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  it('while open, once the peer has answered with 1005', async () => {
    const { subject, connections, last } = fakes();
    const subscription = subject.subscribe();
    await vi.advanceTimersByTimeAsync(0);
    last().accept();
    subscription.unsubscribe();
    expect(last().closeCall).toEqual([]);
    last().end(1005);
    await vi.advanceTimersByTimeAsync(0);
    expect([connections.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  it('during the wait after a 1013', async () => {
    const { subject, connections, last } = fakes();
    const subscription = subject.subscribe();
    await vi.advanceTimersByTimeAsync(0);
    last().accept();
    last().end(1013);
    expect(await firstValueFrom(subject.state$)).toMatchObject({ phase: 'waiting' });
    subscription.unsubscribe();
    await vi.advanceTimersByTimeAsync(0);
    expect([connections.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  it('while new credentials are awaited after a 3000, whose signal aborts', async () => {
    const { subject, reauthenticate, connections, last } = fakes();
    const subscription = subject.subscribe();
    await vi.advanceTimersByTimeAsync(0);
    last().accept();
    last().end(3000);
    await vi.advanceTimersByTimeAsync(0);
    expect(reauthenticate).toHaveBeenCalledOnce();
    subscription.unsubscribe();
    await vi.advanceTimersByTimeAsync(0);
    expect(reauthenticate.mock.calls[0]?.[1].aborted).toBe(true);
    expect([connections.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  it('while it closes', async () => {
    const { subject, connections, last } = fakes();
    const subscription = subject.subscribe();
    await vi.advanceTimersByTimeAsync(0);
    last().accept();
    subject.complete();
    subscription.unsubscribe();
    await vi.advanceTimersByTimeAsync(2000);
    expect([connections.length, vi.getTimerCount()]).toEqual([1, 0]);
  });
});

it('unsubscribing during the wait after a 1013 of a real server makes no further connection', async () => {
  const { WebSocket, connections } = recorded();
  const url = serve({ close: 1013, reason: 'retry-after-ms=20' }, { greet: 'second', close: 1000 });
  const subject = fromResilientSocket(url, { WebSocket, logger });
  const subscription = subject.subscribe();
  await until(subject, 'waiting');
  subscription.unsubscribe();
  await firstValueFrom(timer(40));
  expect(connections).toHaveLength(1);
  expect(await all(subject)).toEqual(['second']);
});

it('subscribing again after a stop on 3003, as retry does, connects anew', async () => {
  const subject = fromResilientSocket(serve({ close: 3003 }, { greet: 'a', close: 1000 }), { logger });
  expect(await all(subject.pipe(retry(1)))).toEqual(['a']);
});

it('a 3000 gets new credentials, and the next session follows', async () => {
  const reauthenticate = vi.fn(async () => {});
  const subject = fromResilientSocket(serve({ close: 3000 }, { greet: 'a', close: 1000 }), { logger, reauthenticate });
  expect(await all(subject)).toEqual(['a']);
  expect(reauthenticate).toHaveBeenCalledOnce();
});
