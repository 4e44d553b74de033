import type { Close, Reauthenticate } from '@resilient-socket/core';
import { defer, from, type Observable, of, takeLast, tap, timeout } from 'rxjs';

export interface RefreshOptions {
  /**
   * Gets new credentials, after 3000, 1008, or the third attempt in a row that never opened; after the wait, if there is
   * one. Resolve when they are there: the source is subscribed after it. `false` or a rejection means there are none.
   * `signal` aborts on unsubscribing, and when it takes too long.
   * @default none: those closes are handled without.
   */
  readonly reauthenticate?: Reauthenticate;
  /** Ms, 0 or more. `reauthenticate` that takes longer has failed. @default 30000; give more where somebody has to log in. */
  readonly reauthenticateTimeoutMs?: number;
}

/** Are there new credentials, and if not, what was thrown? */
export interface Refreshed {
  readonly ok: boolean;
  readonly cause?: unknown;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** A timer that is longer fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Returns how to ask for new credentials: when subscribed to; unsubscribing before the answer aborts. It never errors.
 *
 * @throws RangeError when `reauthenticateTimeoutMs` is out of its range, TypeError when `reauthenticate` is no function.
 */
export function createRefresh(options: RefreshOptions): (close: Close) => Observable<Refreshed> {
  const { reauthenticate, reauthenticateTimeoutMs: timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  if (!(typeof timeoutMs === 'number' && timeoutMs >= 0))
    throw new RangeError(`reauthenticateTimeoutMs must be a number >= 0, got ${timeoutMs}`);
  if (reauthenticate !== undefined && typeof reauthenticate !== 'function')
    throw new TypeError(
      `reauthenticate must be a function, got ${reauthenticate === null ? null : typeof reauthenticate}`,
    );

  async function outcome(...asked: Parameters<Reauthenticate>): Promise<Refreshed> {
    try {
      return { ok: (await reauthenticate?.(...asked)) !== false };
    } catch (cause) {
      return { ok: false, cause };
    }
  }

  function tooLate(): Observable<Refreshed> {
    const cause = new DOMException(`no new credentials within reauthenticateTimeoutMs (${timeoutMs})`, 'TimeoutError');
    return of({ ok: false, cause });
  }

  return (close) =>
    defer(() => {
      const work = new AbortController();
      return from(outcome(close, work.signal)).pipe(
        tap({ unsubscribe: () => work.abort() }),
        // Whoever hears the answer unsubscribes, which must not abort: so not before the end.
        takeLast(1),
        timeout({ first: Math.min(timeoutMs, LONGEST_TIMER_MS), with: tooLate }),
      );
    });
}
