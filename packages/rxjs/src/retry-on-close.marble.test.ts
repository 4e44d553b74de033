import {
  asyncScheduler,
  catchError,
  lastValueFrom,
  type Observable,
  type ObservableInput,
  type Observer,
  take,
  throwError,
} from 'rxjs';
import { type RunHelpers, TestScheduler } from 'rxjs/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CloseError } from './close-error.ts';
import { interop } from './interop.test.helper.ts';
import { retryOnClose } from './retry-on-close.ts';

/** Runs in virtual time. */
function marbles(check: (helpers: RunHelpers) => void): void {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(check);
}

/** With the close code in place of the CloseError. */
function coded<T>(source: Observable<T>): Observable<T> {
  return source.pipe(
    catchError((error: unknown) => throwError(() => (error instanceof CloseError ? error.code : 'no CloseError'))),
  );
}

/** As a random number, which is drawn once for each close. */
const chance = (number: number) => vi.spyOn(Math, 'random').mockReturnValue(number);
const hint = (code: number, ms: number) => ({ code, reason: `retry-after-ms=${ms}` });

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a wait', () => {
  it.each([
    [0, '500ms'],
    [0.5, '750ms'],
    [0.999_999, '999ms'],
  ])('after the first 1013 is within 500 and 1000 ms: chance %d makes it %s', (random, wait) => {
    chance(random);
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('a#', undefined, { code: 1013 });
      expectObservable(source.pipe(retryOnClose(), take(2))).toBe(`a ${wait} (a|)`);
      expectSubscriptions(source.subscriptions).toBe(['^!', `- ${wait} (^!)`]);
    });
  });

  it('after 1013 doubles from attempt to attempt: 500, 1000, 2000 ms at the least', () => {
    chance(0);
    marbles(({ cold, expectObservable }) => {
      const source = cold('(a#)', undefined, { code: 1013 });
      expectObservable(source.pipe(retryOnClose(), take(4))).toBe('a 499ms a 999ms a 1999ms (a|)');
    });
  });

  it('after 1012 is within 5 and 30 s', () => {
    for (const [random, wait] of [
      [0, '5s'],
      [0.5, '17500ms'],
    ] as const) {
      chance(random);
      marbles(({ cold, expectObservable }) => {
        const source = cold('a-#', undefined, { code: 1012 });
        expectObservable(source.pipe(retryOnClose(), take(2))).toBe(`a- ${wait} (a|)`);
      });
    }
  });

  it('after 1012 is within restartSpreadMs', () => {
    chance(0.5);
    marbles(({ cold, expectObservable }) => {
      const source = cold('a-#', undefined, { code: 1012 });
      const values = source.pipe(retryOnClose({ restartSpreadMs: [100, 300] }), take(2));
      expectObservable(values).toBe('a- 200ms (a|)');
    });
  });

  it.each([1008, 1011, 1012, 1013, 4000])('after %i lasts exactly as long as its hint, whatever the chance', (code) => {
    for (const random of [0, 0.999]) {
      chance(random);
      marbles(({ cold, expectObservable }) => {
        const source = cold('a--#', undefined, hint(code, 1234));
        expectObservable(source.pipe(retryOnClose(), take(3))).toBe('a-- 1234ms a-- 1234ms (a|)');
      });
    }
  });

  it('after 1013 with a hint of 0 ms is none', () => {
    marbles(({ cold, expectObservable }) => {
      const source = cold('a--#', undefined, hint(1013, 0));
      expectObservable(source.pipe(retryOnClose(), take(2))).toBe('a--(a|)');
    });
  });

  it('after 1013 ends on unsubscribing, and nothing is subscribed again', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('a#', undefined, hint(1013, 100));
      expectObservable(source.pipe(retryOnClose()), '- 50ms !').toBe('a');
      expectSubscriptions(source.subscriptions).toBe('^!');
    });
  });
});

describe('attempts', () => {
  const limited = retryOnClose<string>({ limit: { attempts: 2 }, stableMs: 4000 });

  it('end with the limit: the third 1013 is the error', () => {
    marbles(({ cold, expectObservable }) => {
      const source = cold('a#', undefined, hint(1013, 10));
      expectObservable(source.pipe(limited, coded)).toBe('a 10ms a 10ms a#', undefined, 1013);
    });
  });

  it('start over after a session of stableMs, from its first message: the limit of 2 is never reached', () => {
    marbles(({ cold, expectObservable }) => {
      const source = cold('--a 3999ms #', undefined, hint(1013, 10));
      const session = '--a 3999ms 10ms';
      expectObservable(source.pipe(limited, take(5))).toBe(`${session} ${session} ${session} ${session} --(a|)`);
    });
  });

  it('go on after a session of 1 ms less: the third 1013 is the error', () => {
    marbles(({ cold, expectObservable }) => {
      const source = cold('--a 3998ms #', undefined, hint(1013, 10));
      const session = '--a 3998ms';
      expectObservable(source.pipe(limited, coded)).toBe(
        `${session} 10ms ${session} 10ms ${session} #`,
        undefined,
        1013,
      );
    });
  });
});

describe('the end', () => {
  it.each([
    [1000, 'a|'],
    [1003, 'a#'],
    [3000, 'a#'],
    [3003, 'a#'],
  ])('on %i comes at once: %s', (code, expected) => {
    marbles(({ cold, expectObservable }) => {
      const source = cold('a#', undefined, { code });
      expectObservable(source.pipe(retryOnClose(), coded)).toBe(expected, undefined, code);
    });
  });

  it('of the source itself is passed on', () => {
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('a-b|').pipe(retryOnClose())).toBe('a-b|');
    });
  });
});

describe('reauthenticate', () => {
  const hanging = () => new Promise(() => {});

  it.each([
    [undefined, '30s'],
    [0, ''],
    [1500, '1500ms'],
    [Infinity, `${2 ** 31 - 1}ms`],
  ])('after 3000 that hangs has failed after a reauthenticateTimeoutMs of %s', (reauthenticateTimeoutMs, wait) => {
    marbles(({ cold, expectObservable }) => {
      const source = cold('a#', undefined, { code: 3000 });
      const timeout = reauthenticateTimeoutMs === undefined ? {} : { reauthenticateTimeoutMs };
      const values = source.pipe(retryOnClose({ reauthenticate: hanging, ...timeout }), coded);
      expectObservable(values).toBe(`a ${wait} #`, undefined, 3000);
    });
  });

  it('that hangs has its signal aborted, and says so in the cause of the 3000', () => {
    const signals: AbortSignal[] = [];
    const errors: unknown[] = [];
    marbles(({ cold, flush }) => {
      const reauthenticate = (_: unknown, signal: AbortSignal) => {
        signals.push(signal);
        return hanging();
      };
      const source = cold('#', undefined, { code: 3000 });
      source.pipe(retryOnClose({ reauthenticate })).subscribe({ error: (error) => errors.push(error) });
      flush();
    });
    expect(signals).toMatchObject([{ aborted: true }]);
    expect(errors).toMatchObject([{ code: 3000, cause: { name: 'TimeoutError' } }]);
    expect(String(errors[0])).toMatch(/stopped: no new credentials/);
  });

  it('comes after the wait that the hint of a 3000 asks for', () => {
    const asked: number[] = [];
    marbles(({ cold, expectObservable }) => {
      const reauthenticate = () => {
        asked.push(asyncScheduler.now());
        return hanging();
      };
      const source = cold('a#', undefined, hint(3000, 50));
      const values = source.pipe(retryOnClose({ reauthenticate, reauthenticateTimeoutMs: 7 }), coded);
      expectObservable(values).toBe('a 50ms 7ms #', undefined, 3000);
    });
    expect(asked).toEqual([51]);
  });

  it('that hangs as a guess, on the third handshake in a row that failed with 1006, lets the retries go on', () => {
    chance(0);
    const reauthenticate = vi.fn(hanging);
    marbles(({ cold, expectSubscriptions, flush }) => {
      const source = cold('#', undefined, { code: 1006 });
      const subscription = source.pipe(retryOnClose({ reauthenticate }), take(1)).subscribe();
      asyncScheduler.schedule(() => subscription.unsubscribe(), 40_000);
      flush();
      // 500, 1000 and 2000 ms; then new credentials would have been there before the fourth attempt.
      expectSubscriptions(source.subscriptions.slice(0, 4)).toBe([
        '(^!)',
        '500ms (^!)',
        '1500ms (^!)',
        '3500ms 30s (^!)',
      ]);
    });
    expect(reauthenticate).toHaveBeenCalledOnce();
  });
});

describe('any source', () => {
  const codes = (source: ObservableInput<string>) => retryOnClose<string>()(source).pipe(coded);

  it('with Symbol.observable is subscribed to again after a 1013', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('a#', undefined, hint(1013, 10));
      expectObservable(codes(interop(source)).pipe(take(2))).toBe('a 10ms (a|)');
      expectSubscriptions(source.subscriptions).toBe(['^!', '- 10ms (^!)']);
    });
  });

  it('with Symbol.observable and nothing else ends on 1000 and 3003', () => {
    const erring = (code: number) =>
      interop({
        subscribe(observer: Partial<Observer<string>>) {
          observer.next?.('a');
          observer.error?.({ code });
          return { unsubscribe() {} };
        },
      });
    marbles(({ expectObservable }) => {
      expectObservable(codes(erring(1000))).toBe('(a|)');
      expectObservable(codes(erring(3003))).toBe('(a#)', undefined, 3003);
    });
  });

  it('such as an array or a promise is taken as `from` takes it', async () => {
    expect(await lastValueFrom(codes(['a', 'b']))).toBe('b');
    expect(await lastValueFrom(codes(Promise.resolve('a')))).toBe('a');
    await expect(lastValueFrom(codes(Promise.reject({ code: 3003 })))).rejects.toBe(3003);
  });
});
