import {
  type Close,
  createPolicy,
  createRetrier,
  type Decision,
  type PolicyOptions,
  type Reauthenticate,
} from '@resilient-socket/core';
import {
  asyncScheduler,
  defer,
  EMPTY,
  type MonoTypeOperatorFunction,
  mergeMap,
  type Observable,
  retry,
  tap,
  throwError,
  timer,
} from 'rxjs';
import { CloseError } from './close-error.ts';
import { type ObservedClose, observeClose } from './observed-close.ts';
import { refresh } from './refresh.ts';

/** Those of the policy (see `@resilient-socket/core`), read when the operator is made, and: */
export interface RetryOnCloseOptions extends PolicyOptions {
  /**
   * Gets new credentials, after 3000, 1008, or the third attempt in a row that never opened. Resolve when they are there:
   * the source is subscribed after it. `false` or a rejection means there are none. `signal` aborts on unsubscribing.
   * @default none: those closes are handled without.
   */
  readonly reauthenticate?: Reauthenticate;
}

/**
 * Subscribes to the source again after a close, if and when its code says so: for a `webSocket(closeAware(config))`.
 *
 * Completes after 1000 and after the application's own close. Errors with a `CloseError` when the policy stops; errors
 * that are no closes pass through. Attempts count until a connection was open for `stableMs` (5 s).
 *
 * Without `closeAware` RxJS completes on every clean close, so nothing is retried there; and a connection counts as open
 * from its first message.
 *
 * @throws RangeError when an option of the policy is out of its range.
 */
export function retryOnClose<T>(options: RetryOnCloseOptions = {}): MonoTypeOperatorFunction<T> {
  const policy = createPolicy(options);
  const { reauthenticate } = options;

  return (source) =>
    defer(() => {
      let emitted = false;
      let openedAt: number | null = null;
      const now = () => openedAt ?? asyncScheduler.now();
      const retrier = createRetrier({ policy, canReauthenticate: !!reauthenticate, now });

      function answer({ session, ...lost }: ObservedClose): Observable<unknown> {
        if (session?.ended) return EMPTY;
        if (session) {
          openedAt = session.openedAt;
          retrier.opened();
          openedAt = null;
        }
        const opened = session === undefined ? emitted || lost.code !== 1006 : session !== null;
        const close: Close = { ...lost, opened };
        return follow(close, retrier.closed(close));
      }

      function follow(close: Close, decision: Decision, cause?: unknown): Observable<unknown> {
        if (decision.action === 'retry') return timer(decision.delayMs);
        if (decision.action === 'stop')
          return close.code === 1000 ? EMPTY : throwError(() => new CloseError(close, decision, cause));
        return refresh(close, reauthenticate).pipe(
          mergeMap(({ ok, cause }) => follow(close, retrier.reauthenticated(ok), cause)),
        );
      }

      return source.pipe(
        tap({
          subscribe() {
            emitted = false;
          },
          next() {
            if (!emitted) retrier.opened();
            emitted = true;
          },
        }),
        retry({ delay: (error: unknown) => observeClose(error)?.pipe(mergeMap(answer)) ?? throwError(() => error) }),
      );
    });
}
