import {
  type Codec,
  type CodecOptions,
  type Endpoints,
  type Protocols,
  ResilientSocket,
  type ResilientSocketOptions,
  type SocketData,
} from '@resilient-socket/core';
import { isRecord } from './is-record.ts';
import { ownSockets } from './own-sockets.ts';
import { passedSocket } from './passed-socket.ts';
import { createResilientSubject, type ResilientSubject } from './resilient-subject.ts';

interface Subprotocols {
  /** The subprotocols to offer. @default [] */
  readonly protocols?: Protocols;
}

/** Those of `ResilientSocket`, read at each subscription, and `protocols`. */
export interface FromResilientSocketOptions extends ResilientSocketOptions, Subprotocols {}

/** The same for messages of the application's own types. */
export interface FromResilientSocketCodecOptions<Outgoing, Incoming>
  extends CodecOptions<Outgoing, Incoming>,
    Subprotocols {}

const DEFAULT_CAPACITY = 100;

/**
 * The `data` of each message, and an Observer to send with. A URL gives each subscription a socket of its own, closed on
 * unsubscribing; a socket that is passed is only listened to.
 *
 * Completes after 1000 and after the application's own close; errors with a `CloseError` when the policy stops, and with
 * what `codec.decode` throws. A bad URL or option arrives as an error too.
 */
export function fromResilientSocket<Outgoing, Incoming>(
  socket: ResilientSocket<Outgoing, Incoming>,
): ResilientSubject<Outgoing, Incoming>;
export function fromResilientSocket<Outgoing, Incoming>(
  url: Endpoints,
  options: FromResilientSocketCodecOptions<Outgoing, Incoming>,
): ResilientSubject<Outgoing, Incoming>;
export function fromResilientSocket(
  url: Endpoints,
  options?: FromResilientSocketOptions & { readonly codec?: never },
): ResilientSubject<SocketData, unknown>;
export function fromResilientSocket<Outgoing, Incoming>(
  source: Endpoints | ResilientSocket<Outgoing, Incoming>,
  options: FromResilientSocketOptions & { readonly codec?: Codec<Outgoing, Incoming> } = {},
): ResilientSubject<Outgoing, Incoming> {
  if (isSocket(source)) return createResilientSubject(passedSocket(source));
  // Without a codec the types are those that a socket has without one.
  const codecOptions = options as CodecOptions<Outgoing, Incoming>;
  const make = () => new ResilientSocket(source, options.protocols, codecOptions);
  return createResilientSubject(ownSockets(make, capacityOf(options)));
}

/** Also one of another copy of this library. */
function isSocket<Outgoing, Incoming>(
  source: Endpoints | ResilientSocket<Outgoing, Incoming>,
): source is ResilientSocket<Outgoing, Incoming> {
  return isRecord(source) && 'getSnapshot' in source;
}

/** As many messages as the outbox takes. */
function capacityOf({ outbox = true }: ResilientSocketOptions): number {
  if (!outbox) return 0;
  return outbox === true ? DEFAULT_CAPACITY : (outbox.maxMessages ?? DEFAULT_CAPACITY);
}
