import type { TransportClose, TransportEvent, WebSocketLike } from '@resilient-socket/core';
import { fromEvent, map, type Observable, of, take } from 'rxjs';
import { SESSION, type Session } from './close-aware.ts';
import { isRecord } from './is-record.ts';

/** A close as it came out of a source. */
export interface ObservedClose extends TransportClose {
  /** `null`: it never opened. `undefined`: nobody knows, as the source was made without `closeAware`. */
  readonly session: Session | null | undefined;
}

type CloseLike = Partial<TransportClose> & { readonly [SESSION]?: Session | null };

const CONNECTING = 0;

/** The close behind an error of a source: at once, or when its socket reports it. `null` when the error is none. */
export function observeClose(error: unknown): Observable<ObservedClose> | null {
  if (isCloseLike(error)) return of(read(error));
  const socket = isRecord(error) && error.type === 'error' ? error.target : null;
  if (!isSocket(socket)) return null;
  // Node 22 reports a failed handshake by `error` alone: no `close` follows, and it stays CONNECTING.
  if (socket.readyState === CONNECTING) return of(read({}));
  return fromEvent<TransportEvent>(socket, 'close').pipe(take(1), map(read));
}

function read({ code = 1006, reason = '', wasClean = code !== 1006, [SESSION]: session }: CloseLike): ObservedClose {
  return { code, reason, wasClean, session };
}

/** Errors with a numeric code, such as a DOMException, are no closes. */
function isCloseLike(error: unknown): error is CloseLike {
  return isRecord(error) && !(error instanceof Error) && typeof error.code === 'number';
}

/** An EventSource has no `bufferedAmount`; a data channel's state is a word. */
function isSocket(target: unknown): target is WebSocketLike {
  return isRecord(target) && typeof target.readyState === 'number' && 'bufferedAmount' in target;
}
