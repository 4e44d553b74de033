import type { DecisionDetails, DecisionEvent } from '@resilient-socket/core';
import { fromEvent, map, NEVER, type Observable } from 'rxjs';

/** What is decided from now on; it never ends. */
export function decisionsOf(socket: EventTarget | null): Observable<DecisionDetails> {
  if (!socket) return NEVER;
  return fromEvent<DecisionEvent>(socket, 'decision').pipe(
    map(({ close, classification, decision }) => ({ close, classification, decision })),
  );
}
