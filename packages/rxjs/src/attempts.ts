import { type Close, createRetrier, type Decision, type Policy } from '@resilient-socket/core';
import { asyncScheduler, EMPTY, mergeMap, type Observable, of, throwError, timer } from 'rxjs';
import { CloseError } from './close-error.ts';
import type { ObservedClose } from './observed-close.ts';
import type { Refreshed } from './refresh.ts';

export interface AttemptsSettings {
  readonly policy: Policy;
  readonly canReauthenticate: boolean;
  /** Asks for new credentials, once. */
  readonly refresh: (close: Close) => Observable<Refreshed>;
}

/** The attempts of one subscription, one after the other. */
export interface Attempts {
  /** The source is subscribed to. */
  begin(): void;
  /** It emitted. */
  emit(): void;
  /** It failed with this close: emits when to subscribe again; completes or errors where it is over. */
  end(close: ObservedClose): Observable<unknown>;
}

export function createAttempts({ policy, canReauthenticate, refresh }: AttemptsSettings): Attempts {
  let emitted = false;
  let openedAt: number | null = null;
  const now = () => openedAt ?? asyncScheduler.now();
  const retrier = createRetrier({ policy, canReauthenticate, now });

  function follow(close: Close, decision: Decision): Observable<unknown> {
    if (decision.action === 'stop') return stop(close, decision);
    const due = timer(decision.delayMs);
    return decision.action === 'retry' ? due : due.pipe(mergeMap(() => renew(close)));
  }

  function renew(close: Close): Observable<unknown> {
    return refresh(close).pipe(
      mergeMap(({ ok, cause }) => {
        const decision = retrier.reauthenticated(ok);
        return decision.action === 'stop' ? stop(close, decision, cause) : of(decision);
      }),
    );
  }

  return {
    begin() {
      emitted = false;
    },
    emit() {
      if (!emitted) retrier.opened();
      emitted = true;
    },
    end({ session, ...lost }) {
      if (session?.ended) return EMPTY;
      if (session) {
        openedAt = session.openedAt;
        retrier.opened();
        openedAt = null;
      }
      const opened = session === undefined ? emitted || lost.code !== 1006 : session !== null;
      const close: Close = { ...lost, opened };
      return follow(close, retrier.closed(close));
    },
  };
}

/** 1000 is no failure. */
function stop(close: Close, decision: Decision, cause?: unknown): Observable<never> {
  return close.code === 1000 ? EMPTY : throwError(() => new CloseError(close, decision, cause));
}
