import { type FakeConnection, fakeWebSockets } from '@resilient-socket/core/testing';
import { serve } from '@resilient-socket/tooling/script';
import {
  defer,
  lastValueFrom,
  map,
  NEVER,
  type Observable,
  of,
  retry,
  type Subscription,
  take,
  throwError,
  toArray,
} from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { type WebSocketSubjectConfig, webSocket } from 'rxjs/webSocket';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeAware } from './close-aware.ts';
import { CloseError } from './close-error.ts';
import { type RetryOnCloseOptions, retryOnClose } from './retry-on-close.ts';

const SOON = 'retry-after-ms=1';
const all = <T>(source: Observable<T>) => lastValueFrom(source.pipe(toArray()));
const resilient = (url: string, options?: RetryOnCloseOptions) =>
  webSocket<unknown>(closeAware(url)).pipe(retryOnClose(options));

async function failure(source: Observable<unknown>): Promise<CloseError> {
  const error: unknown = await all(source).then(
    () => expect.unreachable('it completed'),
    (error: unknown) => error,
  );
  if (error instanceof CloseError) return error;
  throw new Error('it failed with no CloseError', { cause: error });
}

describe('the problem', () => {
  it.each([1011, 1012, 1013])(
    'webSocket().pipe(retry()) completes on a clean %i and never comes back',
    async (code) => {
      const url = serve({ greet: '1', close: code }, { greet: '2', close: 1000 });
      expect(await all(webSocket(url).pipe(retry()))).toEqual([1]);
    },
  );
});

describe('retryOnClose on a real server', () => {
  it.each([1011, 1012, 1013])('retries a clean %i, which webSocket() alone would complete on', async (code) => {
    const url = serve({ greet: '1', close: code, reason: SOON }, { greet: '2', close: 1000 });
    expect(await all(resilient(url))).toEqual([1, 2]);
  });

  it('retries a clean 1013 through operators in between', async () => {
    const url = serve({ greet: '1', close: 1013, reason: SOON }, { greet: '2', close: 1000 });
    const doubled = webSocket<number>(closeAware(url)).pipe(map((value) => value * 2));
    expect(await all(doubled.pipe(retryOnClose()))).toEqual([2, 4]);
  });

  it('completes on 1000', async () => {
    expect(await all(resilient(serve({ greet: '1', close: 1000 }, { greet: '2', close: 1000 })))).toEqual([1]);
  });

  it('retries 1000 where codes says so', async () => {
    const url = serve({ greet: '1', close: 1000, reason: SOON }, { greet: '2', close: 4000 });
    const seen: unknown[] = [];
    const codes = { 1000: 'backoff', 4000: 'stop' } as const;
    await failure(resilient(url, { codes }).pipe(map((value) => seen.push(value))));
    expect(seen).toEqual([1, 2]);
  });

  it('counts a close without a code as 1005', async () => {
    const error = await failure(resilient(serve({ close: null }), { limit: { attempts: 0 } }));
    expect(error.code).toBe(1005);
  });

  it('errors with a CloseError that says why on a 4001 that codes stops', async () => {
    const url = serve({ close: 4001, reason: 'account closed' });
    const error = await failure(resilient(url, { codes: { 4001: 'stop' } }));
    expect(error).toMatchObject({ name: 'CloseError', code: 4001, reason: 'account closed' });
    expect(error.message).toBe(error.decision.because);
    expect(error.decision.action).toBe('stop');
    expect(error.classification).toBe(error.decision.classification);
    expect(error).toBeInstanceOf(Error);
  });

  it('retries a drop as 1006 that was open, though no message came', async () => {
    const closes: unknown[] = [];
    const url = serve({ drop: true }, { greet: '2', close: 1000 });
    const values = await all(
      resilient(url, {
        decide: (close, { action }) => {
          if (close.code === 1006) closes.push(close);
          return action === 'retry' ? { action, delayMs: 1 } : undefined;
        },
      }),
    );
    expect(values).toEqual([2]);
    expect(closes).toEqual([{ code: 1006, reason: '', wasClean: false, opened: true }]);
  });

  it.each([403, 503])('retries a handshake refused with %i as 1006 that never opened', async (refuse) => {
    const opened: boolean[] = [];
    const url = serve({ refuse }, { refuse }, { greet: '3', close: 1000 });
    const values = await all(
      resilient(url, {
        decide: (close, { action }) => {
          opened.push(close.opened);
          return action === 'retry' ? { action, delayMs: 1 } : undefined;
        },
      }),
    );
    expect(values).toEqual([3]);
    expect(opened).toEqual([false, false, true]);
  });

  it('reports what it saw of each close to decide: a clean 1012 as clean', async () => {
    const decide = vi.fn();
    await all(resilient(serve({ close: 1012, reason: SOON }, { close: 1000 }), { decide }));
    expect(decide.mock.calls[0]?.[0]).toEqual({ code: 1012, reason: SOON, wasClean: true, opened: true });
  });

  it('keeps counting attempts over 3 short sessions of the same subject', async () => {
    const attempts: number[] = [];
    const url = serve({ greet: '1', close: 1013 }, { close: 1012 }, { drop: true }, { close: 1000 });
    await all(
      resilient(url, {
        decide: (_, { action, attempt }) => {
          attempts.push(attempt);
          return action === 'retry' ? { action, delayMs: 1 } : undefined;
        },
      }),
    );
    expect(attempts).toEqual([1, 2, 3, 3]);
  });

  it('stops after limit.attempts with the last code', async () => {
    const error = await failure(resilient(serve({ close: 1013, reason: SOON }), { limit: { attempts: 2 } }));
    expect(error).toMatchObject({ code: 1013, decision: { attempt: 2 } });
  });

  it('sends what next() got during a wait to the session that follows', async () => {
    const url = serve({ close: 1013, reason: SOON }, { onMessage: true, close: 1000 });
    const subject = webSocket<unknown>(closeAware(url));
    const decide = vi.fn(() => queueMicrotask(() => subject.next('hi')));
    expect(await all(subject.pipe(retryOnClose({ decide: () => void decide() })))).toEqual(['hi']);
  });
});

describe('the own close', () => {
  it('completes after subject.complete(), and does not come back', async () => {
    const subject = webSocket<unknown>(closeAware(serve({ greet: '1', stay: true })));
    const decide = vi.fn();
    expect(
      await all(
        subject.pipe(
          retryOnClose({ decide }),
          map((value) => {
            subject.complete();
            return value;
          }),
        ),
      ),
    ).toEqual([1]);
    expect(decide).not.toHaveBeenCalled();
  });

  it('completes after subject.error({ code: 4000 })', async () => {
    const subject = webSocket<unknown>(closeAware(serve({ greet: '1', stay: true })));
    const closed = subject.pipe(
      retryOnClose(),
      map(() => subject.error({ code: 4000, reason: 'bye' })),
    );
    expect(await all(closed)).toHaveLength(1);
  });

  it('belongs to its session: a 1013 of the next subscription is retried', async () => {
    const url = serve(
      { greet: '1', stay: true },
      { greet: '2', close: 1013, reason: SOON },
      { greet: '3', close: 1000 },
    );
    const subject = webSocket<unknown>(closeAware(url));
    const values = subject.pipe(retryOnClose());
    await all(
      values.pipe(
        map(() => {
          subject.complete();
        }),
      ),
    );
    expect(await all(values)).toEqual([2, 3]);
  });
});

describe('reauthenticate', () => {
  it('is asked after 3000, and then the source is subscribed again', async () => {
    const reauthenticate = vi.fn(async () => {});
    const url = serve({ close: 3000, reason: 'expired' }, { greet: '2', close: 1000 });
    expect(await all(resilient(url, { reauthenticate }))).toEqual([2]);
    expect(reauthenticate.mock.calls).toEqual([
      [{ code: 3000, reason: 'expired', wasClean: true, opened: true }, expect.any(AbortSignal)],
    ]);
  });

  it('stops after a second 3000', async () => {
    const reauthenticate = vi.fn(async () => {});
    const error = await failure(resilient(serve({ close: 3000 }), { reauthenticate }));
    expect(error.message).toMatch(/stopped: .*credentials/);
    expect(reauthenticate).toHaveBeenCalledOnce();
  });

  it('that answers false after 3000 stops', async () => {
    const error = await failure(resilient(serve({ close: 3000 }), { reauthenticate: () => false }));
    expect(error.code).toBe(3000);
    expect(error).not.toHaveProperty('cause');
    expect(error.message).toMatch(/stopped: .*credentials/);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('no network'))],
    [
      'throws',
      () => {
        throw new Error('no network');
      },
    ],
  ])('that %s after 3000 stops, and its error is the cause', async (_, reauthenticate) => {
    const error = await failure(resilient(serve({ close: 3000 }), { reauthenticate }));
    expect(error).toMatchObject({ code: 3000, cause: new Error('no network') });
  });

  it('that is missing stops on 3000', async () => {
    expect((await failure(resilient(serve({ close: 3000 })))).code).toBe(3000);
  });

  it('is asked on the third refused handshake in a row, and the retries go on when it fails', async () => {
    const reauthenticate = vi.fn(async () => false);
    const refused = { refuse: 403 } as const;
    const url = serve(refused, refused, refused, { greet: '4', close: 1000 });
    const backoff = { initialMs: 1 };
    const decide: RetryOnCloseOptions['decide'] = (close, { action }) =>
      close.code === 1006 ? { action, delayMs: 1 } : undefined;
    expect(await all(resilient(url, { reauthenticate, backoff, decide }))).toEqual([4]);
    expect(reauthenticate).toHaveBeenCalledOnce();
  });
});

describe('without closeAware', () => {
  it('retries a drop as never opened when no message came, and as open after one', async () => {
    const opened: boolean[] = [];
    const url = serve({ drop: true }, { greet: '2', onMessage: true, drop: true }, { greet: '3', close: 1000 });
    const subject = webSocket<unknown>(url);
    const values = defer(() => subject).pipe(
      retryOnClose({
        decide: (close) => {
          opened.push(close.opened);
          return { action: 'retry', delayMs: 1 };
        },
      }),
      map((value) => {
        if (value === 2) subject.next('drop me');
        return value;
      }),
    );
    expect((await all(values)).filter((value) => typeof value === 'number')).toEqual([2, 3]);
    expect(opened).toEqual([false, true]);
  });

  it('takes any other error with a numeric code as a close that was open', async () => {
    const decide = vi.fn();
    await failure(throwError(() => ({ code: 3003 })).pipe(retryOnClose({ decide })));
    expect(decide.mock.calls[0]?.[0]).toEqual({ code: 3003, reason: '', wasClean: true, opened: true });
  });
});

describe('errors that are no closes', () => {
  it('pass through unchanged', async () => {
    for (const error of [
      new Error('mine'),
      Object.assign(new Error('a database'), { code: 11000 }),
      new DOMException('a bad URL', 'SyntaxError'),
      new Event('error'),
      'text',
      null,
    ]) {
      await expect(all(throwError(() => error).pipe(retryOnClose()))).rejects.toBe(error);
    }
  });

  it.each([
    ['error', { readyState: 2, url: '/an-event-source' }],
    ['error', { readyState: 'closed', bufferedAmount: 0, label: 'a data channel' }],
    ['message', { readyState: 1, bufferedAmount: 0, url: 'ws://a-web-socket' }],
  ])('such as the event %s of %o pass through unchanged', async (type, properties) => {
    const event = new Event(type);
    Object.assign(new EventTarget(), properties).dispatchEvent(event);
    await expect(all(throwError(() => event).pipe(retryOnClose()))).rejects.toBe(event);
  });

  it('such as a message that is no JSON pass through, and end the connection', async () => {
    const error = all(resilient(serve({ greet: 'no JSON', stay: true })));
    await expect(error).rejects.toBeInstanceOf(SyntaxError);
  });

  it('a wrong option throws a RangeError or TypeError at once', () => {
    expect(() => retryOnClose({ stableMs: -1 })).toThrow(RangeError);
    const wrong = 'reauthenticateTimeoutMs must be a number >= 0, got';
    expect(() => retryOnClose({ reauthenticateTimeoutMs: -1 })).toThrow(new RangeError(`${wrong} -1`));
    expect(() => retryOnClose({ reauthenticateTimeoutMs: NaN })).toThrow(new RangeError(`${wrong} NaN`));
    expect(() => retryOnClose({ reauthenticateTimeoutMs: '5' as never })).toThrow(RangeError);
    expect(() => retryOnClose({ reauthenticate: true as never })).toThrow(
      new TypeError('reauthenticate must be a function, got boolean'),
    );
  });
});

describe('waits', () => {
  const marbles = (check: Parameters<TestScheduler['run']>[0]) =>
    new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(check);

  it('last exactly as long as the hint of a 1013, in virtual time', () => {
    marbles(({ cold, expectObservable }) => {
      const source = cold('a--#', undefined, { code: 1013, reason: 'retry-after-ms=20' });
      expectObservable(source.pipe(retryOnClose({ limit: { attempts: 1 } }), take(2))).toBe('a 22ms (a|)');
    });
  });

  it('of a 1012 without a hint are within restartSpreadMs', () => {
    marbles(({ cold, expectObservable }) => {
      const source = cold('a--#', undefined, { code: 1012 });
      expectObservable(source.pipe(retryOnClose({ restartSpreadMs: [7000, 7000] }), take(2))).toBe('a 7002ms (a|)');
    });
  });

  it('start over for each subscriber', () => {
    marbles(({ cold, expectObservable }) => {
      const source = cold('a#', undefined, { code: 1013, reason: 'retry-after-ms=3' });
      const values = source.pipe(retryOnClose({ limit: { attempts: 1 } }), take(2));
      expectObservable(values).toBe('a---(a|)');
      expectObservable(values).toBe('a---(a|)');
    });
  });
});

describe('with time in hand', () => {
  let connections: readonly FakeConnection[];
  let config: WebSocketSubjectConfig<unknown>;
  const last = () => connections.at(-1) ?? expect.unreachable('no connection');

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
    const fakes = fakeWebSockets();
    ({ connections } = fakes);
    // RxJS assigns the on… properties, which the fake does not have.
    class WithHandlers extends fakes.WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols);
        for (const type of ['open', 'message', 'error', 'close'])
          this.addEventListener(type, (event) => {
            const handler: unknown = Reflect.get(this, `on${type}`);
            if (typeof handler === 'function') handler.call(this, event);
          });
      }
    }
    config = { url: 'ws://fake', WebSocketCtor: WithHandlers as never };
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  function subscribe(options: RetryOnCloseOptions, given = closeAware(config)): Subscription {
    const subject = webSocket(given);
    // Hidden from retryOnClose, which would throw without closeAware.
    return defer(() => subject)
      .pipe(retryOnClose(options))
      .subscribe({ error() {} });
  }

  /** The attempt of each decision about a 1013 that came after a session of so many ms. */
  function attemptsAfter(sessionsMs: readonly number[], given = closeAware(config), greet = false): number[] {
    const attempts: number[] = [];
    const decide: RetryOnCloseOptions['decide'] = (_, { attempt }) => void attempts.push(attempt);
    const subscription = subscribe({ decide, stableMs: 5000 }, given);
    for (const ms of sessionsMs) {
      last().accept();
      if (greet) last().receive('1');
      vi.advanceTimersByTime(ms);
      if (greet) last().receive('2');
      if (given.closeObserver) last().end(1013, SOON);
      else last().fail();
      vi.advanceTimersByTime(5_000_000);
    }
    subscription.unsubscribe();
    return attempts;
  }

  it('counts from 1 again after a session of 5000 ms without any message, not after one of 4999', () => {
    expect(attemptsAfter([10, 10, 4999, 5000, 10])).toEqual([1, 2, 3, 1, 2]);
  });

  it('counts from 1 again after a session of 5000 ms from its first message, without closeAware', () => {
    expect(attemptsAfter([10, 10, 4999, 5000, 10], config, true)).toEqual([1, 2, 3, 1, 2]);
  });

  it('does not take a silent session for a stable one, without closeAware', () => {
    expect(attemptsAfter([5000, 5000], config)).toEqual([1, 2]);
  });

  it('does not take the time of a failed attempt for a session', () => {
    const attempts: number[] = [];
    const subscription = subscribe({ decide: (_, { attempt }) => void attempts.push(attempt) });
    last().accept();
    last().end(1013, SOON);
    for (let attempt = 0; attempt < 2; attempt++) {
      vi.advanceTimersByTime(60_000);
      last().fail();
    }
    subscription.unsubscribe();
    expect(attempts).toEqual([1, 2, 3]);
  });

  it('retries a failed handshake that fires only error, as on Node 22, as 1006 that never opened', () => {
    const decide = vi.fn();
    const subscription = subscribe({ decide });
    last().failSilently();
    expect(decide.mock.calls[0]?.[0]).toEqual({ code: 1006, reason: '', wasClean: false, opened: false });
    subscription.unsubscribe();
  });

  it('retries a 1015 before the connection was open as never opened', () => {
    const decide = vi.fn();
    const subscription = subscribe({ decide });
    last().end(1015);
    expect(decide.mock.calls[0]?.[0]).toMatchObject({ code: 1015, opened: false });
    subscription.unsubscribe();
  });

  it('decides once on error and close together', () => {
    const decide = vi.fn();
    const subscription = subscribe({ decide });
    last().fail();
    expect(decide).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(300_000);
    expect(connections).toHaveLength(2);
    subscription.unsubscribe();
  });

  it('completes when the own close is answered by nothing but a 1006', () => {
    const subject = webSocket(closeAware(config));
    const complete = vi.fn();
    subject.pipe(retryOnClose()).subscribe({ complete });
    last().accept();
    subject.complete();
    last().fail();
    expect(complete).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  describe('unsubscribing', () => {
    it('while connecting closes the connection', () => {
      subscribe({}).unsubscribe();
      expect(last().closeCall).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    });

    it('while open closes the connection, and nothing follows', () => {
      const decide = vi.fn();
      const subscription = subscribe({ decide });
      last().accept();
      subscription.unsubscribe();
      expect(last().closeCall).toEqual([]);
      last().end(1012);
      expect(decide).not.toHaveBeenCalled();
      expect(vi.getTimerCount()).toBe(0);
    });

    it('during a wait ends it', () => {
      const subscription = subscribe({});
      last().accept();
      last().end(1013);
      expect(vi.getTimerCount()).toBe(1);
      subscription.unsubscribe();
      expect(vi.getTimerCount()).toBe(0);
      expect(connections).toHaveLength(1);
    });

    it('between error and close leaves no listener and no decision', () => {
      const decide = vi.fn();
      const subscription = subscribe({ decide });
      const socket = last();
      const removed = vi.spyOn(socket, 'removeEventListener');
      Reflect.set(socket, 'readyState', 3);
      socket.failSilently();
      subscription.unsubscribe();
      expect(removed.mock.calls.map(([type]) => type)).toEqual(['close']);
      socket.end(1006);
      expect(decide).not.toHaveBeenCalled();
    });

    it('during reauthenticate aborts its signal, and its answer changes nothing', async () => {
      let resolve = () => {};
      const promise = new Promise<void>((settle) => (resolve = settle));
      const reauthenticate = vi.fn((_: unknown, _signal: AbortSignal) => promise);
      const subscription = subscribe({ reauthenticate });
      last().accept();
      last().end(3000);
      vi.advanceTimersByTime(0);
      const signal = reauthenticate.mock.calls[0]?.[1];
      expect(signal?.aborted).toBe(false);
      subscription.unsubscribe();
      expect(signal?.aborted).toBe(true);
      expect(vi.getTimerCount()).toBe(0);
      resolve();
      await promise;
      await vi.advanceTimersByTimeAsync(300_000);
      expect(connections).toHaveLength(1);
    });
  });

  it('does not abort the signal of a reauthenticate that succeeded', async () => {
    const reauthenticate = vi.fn(async (_: unknown, _signal: AbortSignal) => {});
    const subscription = subscribe({ reauthenticate });
    last().accept();
    last().end(3000);
    await vi.advanceTimersByTimeAsync(1);
    expect(connections).toHaveLength(2);
    subscription.unsubscribe();
    expect(reauthenticate.mock.calls[0]?.[1].aborted).toBe(false);
  });
});

it('leaves a source that does not fail alone', async () => {
  expect(await all(of(1, 2).pipe(retryOnClose()))).toEqual([1, 2]);
  NEVER.pipe(retryOnClose()).subscribe().unsubscribe();
});
