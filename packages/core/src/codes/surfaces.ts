import { isSendable } from './sendable.ts';

/** How a connection ended, as the network saw it. */
export type Ending =
  /** Refused, unreachable, no TLS, any HTTP status but 101, a wrong accept key: it never opened. */
  | 'handshake-failed'
  /** The application called `close()` before it was open. */
  | 'closed-while-connecting'
  /** After it was open, TCP ended without a Close frame. */
  | 'dropped'
  /** A Close frame without a code. */
  | 'frame-without-code'
  /** A Close frame with a code that may be sent: 1000-1003, 1007-1014, 3000-4999. */
  | 'frame-with-code'
  /** A Close frame with 1005, 1006 or 1015, which stand for what no frame says. */
  | 'frame-with-local-code'
  /** A Close frame with a code that nobody may send: 0-999, 1004, 1016-2999, 5000 and more. */
  | 'frame-with-illegal-code'
  /** TLS was negotiated, but is too weak. */
  | 'tls-too-weak';

/** What an application sees of an ending, on one runtime. */
export interface Surface {
  readonly ending: Ending;
  /** "Chromium", "Firefox", "Node 20 and 22", "Node 24 and 26", "ws 8", or "the standard": what every browser has to do. */
  readonly runtime: string;
  /** In this order. */
  readonly events: readonly ('error' | 'close')[];
  /** In the `close` event; `null` where there is none. */
  readonly code: number | 'as sent' | null;
  readonly wasClean: boolean | null;
  /** `observed`: seen by running it; `documented`: the standard or the source of the runtime says so. */
  readonly known: 'observed' | 'documented';
}

/** No Status Rcvd, Abnormal Closure, TLS handshake (RFC 6455 §7.4.1). */
const LOCAL: readonly number[] = [1005, 1006, 1015];

/** What client runtimes make of each ending. `wasClean` tells whether two Close frames were exchanged, not whether all is well. */
export const surfaces: readonly Surface[] = [
  row('handshake-failed', 'the standard', ['error', 'close'], 1006, 'documented'),
  row('handshake-failed', 'Chromium', ['error', 'close'], 1006),
  row('handshake-failed', 'Firefox', ['error', 'close'], 1006, 'documented'),
  row('handshake-failed', 'ws 8', ['error', 'close'], 1006),
  // Whoever waits for `close` there waits forever, and the socket stays CONNECTING.
  row('handshake-failed', 'Node 20 and 22', ['error'], null),
  row('handshake-failed', 'Node 24 and 26', ['error', 'close'], 1006),
  row('closed-while-connecting', 'the standard', ['error', 'close'], 1006, 'documented'),
  row('closed-while-connecting', 'Chromium', ['error', 'close'], 1006),
  row('closed-while-connecting', 'ws 8', ['error', 'close'], 1006),
  row('closed-while-connecting', 'Node 20 and 22', ['error', 'error'], null),
  row('closed-while-connecting', 'Node 24 and 26', ['error', 'close'], 1006),
  row('dropped', 'the standard', ['error', 'close'], 1006, 'documented'),
  row('dropped', 'Chromium', ['close'], 1006),
  row('dropped', 'Firefox', ['close'], 1006, 'documented'),
  row('dropped', 'ws 8', ['close'], 1006),
  row('dropped', 'Node 20 and 22', ['close'], 1006),
  row('dropped', 'Node 24 and 26', ['error', 'close'], 1006),
  row('frame-without-code', 'the standard', ['close'], 1005, 'documented'),
  row('frame-without-code', 'Chromium', ['close'], 1005),
  row('frame-without-code', 'ws 8', ['close'], 1005),
  row('frame-without-code', 'Node 20 and 22', ['close'], 1005),
  row('frame-without-code', 'Node 24 and 26', ['close'], 1005),
  row('frame-with-code', 'the standard', ['close'], 'as sent', 'documented'),
  row('frame-with-code', 'Chromium', ['close'], 'as sent'),
  row('frame-with-code', 'ws 8', ['close'], 'as sent'),
  row('frame-with-code', 'Node 20 and 22', ['close'], 'as sent'),
  row('frame-with-code', 'Node 24 and 26', ['close'], 'as sent'),
  row('frame-with-local-code', 'Chromium', ['error', 'close'], 1006),
  row('frame-with-local-code', 'ws 8', ['error', 'close'], 1006),
  row('frame-with-local-code', 'Node 20 and 22', ['error', 'close'], 1006),
  row('frame-with-local-code', 'Node 24 and 26', ['error', 'close'], 1006),
  // The rule about these is for senders; Chromium passes on what comes.
  row('frame-with-illegal-code', 'Chromium', ['close'], 'as sent'),
  row('frame-with-illegal-code', 'ws 8', ['error', 'close'], 1006),
  row('frame-with-illegal-code', 'Node 20 and 22', ['error', 'close'], 1006),
  row('frame-with-illegal-code', 'Node 24 and 26', ['error', 'close'], 1006),
  // Against the standard, which wants 1006 here.
  row('tls-too-weak', 'Firefox', ['error', 'close'], 1015, 'documented'),
];

/** What a client runtime shows for a Close frame that carries `code`, and what else it reports as that code. */
export function surfacesOf(code: number): readonly Surface[] {
  return surfaces.filter((surface) => surface.ending === endingBy(code) || surface.code === code);
}

function endingBy(code: number): Ending {
  if (isSendable(code)) return 'frame-with-code';
  return LOCAL.includes(code) ? 'frame-with-local-code' : 'frame-with-illegal-code';
}

function row(
  ending: Ending,
  runtime: string,
  events: Surface['events'],
  code: Surface['code'],
  known: Surface['known'] = 'observed',
): Surface {
  const wasClean = code === null ? null : code === 'as sent' || code === 1005;
  return { ending, runtime, events, code, wasClean, known };
}
