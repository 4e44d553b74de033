import { asyncScheduler } from 'rxjs';
import type { WebSocketSubjectConfig } from 'rxjs/webSocket';

/** One connection that opened. */
export interface Session {
  /** Ms, by the clock of `asyncScheduler`. */
  readonly openedAt: number;
  /** Did the application end it, by `subject.complete()` or `subject.error({ code })`? */
  ended: boolean;
}

/** Where a close event carries its session; `null` when it never opened. The registry, as two copies may be loaded. */
export const SESSION: unique symbol = Symbol.for('@resilient-socket/rxjs/session');

/** Marks the closeObserver of a prepared config: `webSocket()` copies a config, but keeps its observers. */
export const PREPARED: unique symbol = Symbol.for('@resilient-socket/rxjs/prepared');

/**
 * Prepares the config of a `webSocket()` for `retryOnClose`, which then sees every close with its true code. By itself
 * `webSocket()` completes on each clean close, also on 1011, 1012 and 1013; now it errors with the close event, also on
 * 1000, unless the application ended the connection (`subject.complete()`): that completes.
 *
 * Observers of yours in the config are called as before. Make one config for each `webSocket()`.
 */
export function closeAware<T>(config: string | WebSocketSubjectConfig<T>): WebSocketSubjectConfig<T> {
  const given = typeof config === 'string' ? { url: config } : config;
  const sessions = new WeakMap<EventTarget, Session>();
  let latest: Session | undefined;

  const closeObserver = {
    [PREPARED]: true,
    next(event: CloseEvent) {
      given.closeObserver?.next(event);
      const session = sessions.get(event.target as EventTarget) ?? null;
      Object.defineProperty(event, SESSION, { value: session });
      steer(event, session?.ended ? 'complete' : 'error');
    },
  };

  return {
    ...given,
    openObserver: {
      next(event) {
        latest = { openedAt: asyncScheduler.now(), ended: false };
        sessions.set(event.target as EventTarget, latest);
        given.openObserver?.next(event);
      },
    },
    closingObserver: {
      next() {
        if (latest) latest.ended = true;
        given.closingObserver?.next();
      },
    },
    closeObserver,
  };
}

/** RxJS reads `wasClean` once, right after its closeObserver: true completes, false errors. Later readers get the truth. */
function steer(event: CloseEvent, outcome: 'complete' | 'error'): void {
  const { wasClean } = event;
  Object.defineProperty(event, 'wasClean', {
    configurable: true,
    get() {
      Object.defineProperty(event, 'wasClean', { value: wasClean });
      return outcome === 'complete';
    },
  });
}
