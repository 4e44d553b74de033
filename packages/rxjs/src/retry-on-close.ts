import { createPolicy, type PolicyOptions } from '@resilient-socket/core';
import { defer, from, mergeMap, type Observable, type ObservableInput, retry, tap, throwError } from 'rxjs';
import { createAttempts } from './attempts.ts';
import { checkCloseAware } from './check-close-aware.ts';
import { observeClose } from './observed-close.ts';
import { createRefresh, type RefreshOptions } from './refresh.ts';

/** Those of the policy (see `@resilient-socket/core`) and of `reauthenticate`, read when the operator is made. */
export interface RetryOnCloseOptions extends PolicyOptions, RefreshOptions {}

/**
 * Subscribes to the source again after a close, if and when its code says so: for a `webSocket(closeAware(config))`, and
 * for any source that errors with close events. Whatever `from` takes is a source, such as an object with
 * `Symbol.observable`.
 *
 * Completes after 1000 and after the application's own close. Errors with a `CloseError` when the policy stops; errors
 * that are no closes pass through. Attempts count until a connection was open for `stableMs` (5 s).
 *
 * Without `closeAware` RxJS completes on every clean close, so nothing would be retried: applied to such a `webSocket()`, it
 * throws. Where that cannot be seen (behind `defer`, `multiplex` and the like) nothing is retried there, and a connection
 * counts as open from its first message.
 *
 * @throws RangeError or TypeError when an option is wrong. The operator throws a TypeError where `closeAware` was forgotten.
 */
export function retryOnClose<T>(options: RetryOnCloseOptions = {}): (source: ObservableInput<T>) => Observable<T> {
  const settings = {
    policy: createPolicy(options),
    canReauthenticate: !!options.reauthenticate,
    refresh: createRefresh(options),
  };

  return (source) => {
    checkCloseAware(source);
    return defer(() => {
      const attempts = createAttempts(settings);
      return from(source).pipe(
        tap({ subscribe: attempts.begin, next: attempts.emit }),
        retry({ delay: (error) => observeClose(error)?.pipe(mergeMap(attempts.end)) ?? throwError(() => error) }),
      );
    });
  };
}
