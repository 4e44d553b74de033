import { PREPARED } from './close-aware.ts';
import { isRecord } from './is-record.ts';

/**
 * Looks for a `webSocket()` that was made without `closeAware`, behind its operators and `asObservable()` too.
 *
 * @throws TypeError when it finds one. What cannot be seen, as behind `defer` and `multiplex`, passes.
 */
export function checkCloseAware(source: unknown): void {
  for (let at = source; isRecord(at); at = at.source) {
    // Both are internals of RxJS, without which nothing is seen. `instanceof` would know only one copy of RxJS, and would
    // need its `webSocket` even where nobody uses that.
    const config = at._config;
    if (isRecord(config) && 'WebSocketCtor' in config && !isPrepared(config.closeObserver)) {
      throw new TypeError(
        'write webSocket(closeAware(config)): without it RxJS completes on every clean close, also on 1011, 1012 and 1013, ' +
          'and retryOnClose() never hears of them',
      );
    }
  }
}

function isPrepared(closeObserver: unknown): boolean {
  return isRecord(closeObserver) && PREPARED in closeObserver;
}
