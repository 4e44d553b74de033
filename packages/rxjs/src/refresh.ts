import type { Close, Reauthenticate } from '@resilient-socket/core';
import { defer, from, type Observable, tap } from 'rxjs';

/** Are there new credentials, and if not, what was thrown? */
export interface Refreshed {
  readonly ok: boolean;
  readonly cause?: unknown;
}

/** Asks for new credentials when subscribed to; unsubscribing before the answer aborts. It never errors. */
export function refresh(close: Close, reauthenticate: Reauthenticate | undefined): Observable<Refreshed> {
  return defer(() => {
    const work = new AbortController();
    return from(outcome(close, work.signal)).pipe(tap({ unsubscribe: () => work.abort() }));
  });

  async function outcome(...asked: Parameters<Reauthenticate>): Promise<Refreshed> {
    try {
      return { ok: (await reauthenticate?.(...asked)) !== false };
    } catch (cause) {
      return { ok: false, cause };
    }
  }
}
