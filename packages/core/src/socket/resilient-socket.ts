import { diagnosticsOf, type SocketDiagnostics } from './diagnostics.ts';
import type { Endpoints, Protocols } from './endpoint.ts';
import type { Anything, EventType, ResilientSocketEventMap } from './events.ts';
import {
  defineNativeInterface,
  type Handler,
  type Listener,
  NativeBase,
  type NativeInterface,
} from './native-interface.ts';
import type { CodecOptions, ResilientSocketOptions } from './options.ts';
import type { SendOptions, SendOutcome } from './outgoing.ts';
import { nativeWebSocket, type SocketData } from './platform.ts';
import type { Readable } from './readable.ts';
import { type AnyOptions, createResilientEngine, type ResilientEngine } from './resilient-engine.ts';
import type { SocketSnapshot } from './snapshot.ts';

/**
 * A WebSocket that knows why it was closed, and acts on it: it stops, waits the right way, or gets new credentials.
 *
 * One object, many sessions: `open` fires for each; `reconnecting` for each loss that will be retried; `error` and `close`
 * only at the end, once. Everything else is as native. docs/behaviour.md is the contract.
 */
export interface ResilientSocket<Outgoing = SocketData, Incoming = Anything>
  extends NativeInterface<Incoming>,
    Readable<SocketSnapshot> {
  ondecision: Handler<ResilientSocketEventMap['decision']>;
  onreconnecting: Handler<ResilientSocketEventMap['reconnecting']>;
  onundelivered: Handler<ResilientSocketEventMap<Outgoing>['undelivered']>;
  onmessageerror: Handler<ResilientSocketEventMap['messageerror']>;
  addEventListener<Type extends EventType>(
    type: Type,
    listener: Listener<ResilientSocketEventMap<Outgoing, Incoming>[Type]> | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends EventType>(
    type: Type,
    listener: Listener<ResilientSocketEventMap<Outgoing, Incoming>[Type]> | null,
    options?: boolean | EventListenerOptions,
  ): void;

  /**
   * With options it says what happened: `sent` to the open session; `queued`, to be sent when the next one has begun;
   * `refused`, as the outbox is full, or the socket closed for good; or `dropped`, if `outbox.whenFull` asks for that.
   *
   * @throws InvalidStateError (a DOMException, as native) while it connects or waits, with `outbox: false`; and whatever
   * `codec.encode` throws.
   */
  send(message: Outgoing, options: SendOptions): SendOutcome;
  /** As native, it returns nothing when the message is sent, or ignored by a closed socket; else it says what happened. */
  send(message: Outgoing): Exclude<SendOutcome, 'sent'> | undefined;

  /**
   * Final: no session follows. CLOSING at once; `close` comes with the peer's answer, or with 1006 after `closeTimeoutMs`,
   * or in a later task where nothing was open.
   *
   * @throws InvalidAccessError unless `code` is 1000 or 3000-4999, SyntaxError when `reason` is over 123 bytes (both
   * DOMExceptions, as native).
   */
  close(code?: number, reason?: string): void;

  /** Ends a wait: the next attempt starts now. `false` when there is nothing to end. */
  retryNow(): boolean;

  /**
   * Ends the session, if there is one, and opens the next at once, at the first endpoint: for a new user or token. It counts
   * as no failure, and the outage before it is forgotten. `false` when the socket is closing or closed.
   */
  reconnect(): boolean;

  /**
   * Ends the session, the attempt or the wait, and tries nothing more until `resume`: for a view that nobody sees. What is
   * sent meanwhile goes to the outbox. Nothing happens on a socket that is closing or closed.
   */
  pause(): void;

  /**
   * Goes on after `pause`: at once, or when the wait that was paused would have ended. The pause counts neither as a failure
   * nor as part of an outage. Nothing happens on a socket that is not paused.
   */
  resume(): void;

  /** For a report of a problem: the state, without queries, users, protocols, messages or errors. */
  toJSON(): SocketDiagnostics;
}

export interface ResilientSocketClass {
  readonly prototype: ResilientSocket;
  readonly CONNECTING: 0;
  readonly OPEN: 1;
  readonly CLOSING: 2;
  readonly CLOSED: 3;
  /**
   * @throws SyntaxError for a bad `url` or `protocols`, RangeError for an option out of its range, TypeError for one of
   * another kind, without a `url`, and where there is no WebSocket.
   */
  new <Outgoing, Incoming>(
    url: Endpoints,
    protocols: Protocols | undefined,
    options: CodecOptions<Outgoing, Incoming>,
  ): ResilientSocket<Outgoing, Incoming>;
  /** The same without a codec: texts and bytes go over the wire as they are. */
  new (url: Endpoints, protocols?: Protocols, options?: ResilientSocketOptions & { codec?: never }): ResilientSocket;
}

export const ResilientSocket: ResilientSocketClass = class ResilientSocket extends NativeBase {
  declare static readonly CONNECTING: 0;
  declare static readonly OPEN: 1;
  declare static readonly CLOSING: 2;
  declare static readonly CLOSED: 3;

  static {
    const further = ['decision', 'reconnecting', 'undelivered', 'messageerror'];
    defineNativeInterface(ResilientSocket, (socket) => socket.#engine, nativeWebSocket, ...further);
  }

  readonly #engine: ResilientEngine;

  constructor(url: Endpoints, protocols: Protocols = [], options: AnyOptions = {}) {
    super();
    // biome-ignore lint/complexity/noArguments: as native, `undefined` is a URL and nothing is a mistake.
    if (arguments.length === 0) throw new TypeError('a socket needs a url');
    this.#engine = createResilientEngine(this, url, protocols, options);
  }

  retryNow(): boolean {
    const { link } = this.#engine;
    const { nextRetryAt } = link.snapshot;
    link.dispatch({ type: 'retry-now' });
    return nextRetryAt !== null;
  }

  reconnect(): boolean {
    this.#engine.link.dispatch({ type: 'reconnect-asked' });
    return this.#engine.readyState() < 2;
  }

  pause(): void {
    this.#engine.link.dispatch({ type: 'pause-asked' });
  }

  resume(): void {
    this.#engine.link.dispatch({ type: 'resume-asked' });
  }

  readonly getSnapshot = (): SocketSnapshot => this.#engine.link.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    const { changes } = this.#engine;
    const call = () => listener();
    changes.addEventListener('change', call);
    return () => changes.removeEventListener('change', call);
  };

  toJSON(): SocketDiagnostics {
    return diagnosticsOf(this.#engine.link.snapshot, this.url, this.bufferedAmount);
  }
} as never;
