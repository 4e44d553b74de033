import type { Endpoint } from './endpoint.ts';
import { defineNativeInterface, type Handler, NativeBase } from './native-interface.ts';
import type { ResilientSocketOptions } from './options.ts';
import { nativeWebSocket, type SocketData } from './platform.ts';
import { ResilientEngine, type SendOutcome } from './resilient-engine.ts';
import type { SocketSnapshot } from './snapshot.ts';

export interface ResilientSocket {
  onreconnecting: Handler<'reconnecting'>;
  /**
   * As native, `send` returns nothing: the open session takes the message, a closed socket ignores it. Only where native
   * throws, while it connects or waits, or throws the message away, as the peer has closed already, it answers: the message
   * is `queued` until the next session opens, up to 100 in order, or `refused`.
   *
   * @throws InvalidStateError (a DOMException, as native) while it connects or waits, with `outbox: false`.
   */
  send(data: SocketData): SendOutcome | undefined;
  /**
   * Final: no session follows. CLOSING at once; `close` comes with the peer's answer, or with 1006 after `closeTimeoutMs`,
   * or in a later task where nothing was open.
   *
   * @throws InvalidAccessError unless `code` is 1000 or 3000-4999, SyntaxError when `reason` is over 123 bytes (both
   * DOMExceptions, as native).
   */
  close(code?: number, reason?: string): void;
}

/**
 * A WebSocket that knows why it was closed, and acts on it: it stops, waits the right way, or gets new credentials.
 *
 * One object, many sessions: `open` fires for each; `reconnecting` for each loss that will be retried; `error` and `close`
 * only at the end, once. Everything else is as native. docs/behaviour.md is the contract.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: every member is there at run time.
export class ResilientSocket extends NativeBase {
  declare static readonly CONNECTING: 0;
  declare static readonly OPEN: 1;
  declare static readonly CLOSING: 2;
  declare static readonly CLOSED: 3;

  static {
    defineNativeInterface(ResilientSocket, (socket) => socket.#engine, nativeWebSocket);
  }

  readonly #engine: ResilientEngine;

  /**
   * @throws SyntaxError for a bad `url` or `protocols`, RangeError for an option out of its range, TypeError without a
   * `url`, and where there is no WebSocket.
   */
  constructor(url: Endpoint, protocols: string | string[] = [], options: ResilientSocketOptions = {}) {
    super();
    // biome-ignore lint/complexity/noArguments: as native, `undefined` is a URL and nothing is a mistake.
    if (arguments.length === 0) throw new TypeError('a socket needs a url');
    this.#engine = new ResilientEngine(this, url, protocols, options);
  }

  /** Ends a wait: the next attempt starts now. `false` when there is nothing to end. */
  retryNow(): boolean {
    return this.#engine.retryNow();
  }

  /** What there is to show: the same object until something changes. */
  readonly getSnapshot = (): SocketSnapshot => this.#engine.snapshot;

  /** Calls `listener` after each change of the snapshot, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => this.#engine.subscribe(listener);
}
