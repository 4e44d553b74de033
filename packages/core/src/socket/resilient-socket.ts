import { MAX_REASON_BYTES } from '../codes/reason.ts';
import { isSendable } from '../codes/sendable.ts';
import { utf8Length } from '../codes/utf8.ts';
import type { TransportClose } from '../decide/machine.ts';
import type { Close } from '../decide/outage.ts';
import type { Decision } from '../decide/policy.ts';
import { Connection } from './connection.ts';
import { dependablePolicy } from './dependable-policy.ts';
import { checkProtocols, type Endpoint, resolveUrl } from './endpoint.ts';
import { FinalCloseEvent, OpenEvent, ReconnectingEvent } from './events.ts';
import { type ResilientSocketOptions, resolveTimeouts } from './options.ts';
import { Outbox } from './outbox.ts';
import { platform as defaultPlatform, type Logger, type SocketData, type TransportEvent } from './platform.ts';
import { type SocketSnapshot, snapshotOf } from './snapshot.ts';
import { SocketEventTarget } from './socket-event-target.ts';

/** `sent`: handed to the open connection. `queued`: kept until it opens. `refused`: neither; it is yours again. */
export type SendOutcome = 'sent' | 'queued' | 'refused';

const READY_STATES = { idle: 0, connecting: 0, waiting: 0, open: 1, closing: 2, closed: 3 } as const;
const OUTBOX_CAPACITY = 100;

/**
 * A WebSocket that knows why it was closed, and acts on it: it stops, waits the right way, or gets new credentials.
 *
 * One object, many sessions: `open` fires for each; `reconnecting` for each loss that will be retried; `error` and `close`
 * only at the end, once. docs/behaviour.md is the contract.
 */
export class ResilientSocket extends SocketEventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;

  readonly #connection: Connection;
  readonly #outbox: Outbox | null;
  readonly #logger: Logger;
  readonly #signal: AbortSignal | undefined;
  /** Codes about which the developer has been advised. */
  readonly #advised = new Set<number>();
  readonly #changes = new EventTarget();
  #snapshot: SocketSnapshot;
  #url: string;
  #binaryType: BinaryType | undefined;

  /**
   * @throws SyntaxError for a bad `url` or `protocols`, RangeError for an option out of its range, TypeError where there
   * is no WebSocket.
   */
  constructor(url: Endpoint, protocols: string | string[] = [], options: ResilientSocketOptions = {}) {
    super();
    const platform = { ...defaultPlatform, ...options.platform };
    const WebSocket = options.WebSocket ?? platform.WebSocket;
    if (!WebSocket) throw new TypeError('no WebSocket here: pass a class as options.WebSocket, such as that of ws');
    checkProtocols(protocols);
    this.#url = typeof url === 'function' ? '' : resolveUrl(url, platform.baseUrl);
    this.#logger = options.logger ?? platform.logger;
    this.#outbox = options.outbox === false ? null : new Outbox(OUTBOX_CAPACITY);
    this.#signal = options.signal;
    this.#connection = new Connection(
      {
        ...resolveTimeouts(options),
        WebSocket,
        protocols,
        platform,
        logger: this.#logger,
        policy: dependablePolicy(options, this.#logger),
        reauthenticate: options.reauthenticate,
        nextUrl: async () => {
          if (typeof url === 'function') this.#url = resolveUrl(await url(), platform.baseUrl);
          return this.#url;
        },
      },
      {
        changed: () => this.#changed(),
        opened: (session) => this.#opened(session),
        message: (event) => this.#message(event),
        reconnecting: (close, decision) => this.#reconnecting(close, decision),
        ended: (close) => this.#ended(close),
      },
    );
    this.#snapshot = snapshotOf(this.#connection.state);
    this.#connection.dispatch({ type: 'connect' });
    if (this.#signal?.aborted) this.close();
    else this.#signal?.addEventListener('abort', this.#abort);
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return READY_STATES[this.#connection.state.phase];
  }

  /** Of the session, or of the coming one as far as it is known. */
  get url(): string {
    return this.#url;
  }

  get protocol(): string {
    return this.#connection.transport?.socket.protocol ?? '';
  }

  get extensions(): string {
    return this.#connection.transport?.socket.extensions ?? '';
  }

  /** In bytes, messages that wait for a session included. */
  get bufferedAmount(): number {
    return (this.#connection.transport?.socket.bufferedAmount ?? 0) + (this.#outbox?.bytes ?? 0);
  }

  /** Holds for all sessions. @default what the WebSocket class has */
  get binaryType(): BinaryType {
    return this.#binaryType ?? ((this.#connection.transport?.socket.binaryType ?? 'blob') as BinaryType);
  }

  set binaryType(type: BinaryType) {
    this.#binaryType = type;
    const transport = this.#connection.transport;
    if (transport) transport.socket.binaryType = type;
  }

  /**
   * Sends now, or keeps the message until the next session opens: up to 100, in order.
   *
   * @throws InvalidStateError (a DOMException, as native) while connecting, with `outbox: false`.
   */
  send(data: SocketData): SendOutcome {
    const { readyState } = this;
    if (readyState === this.OPEN) {
      this.#connection.transport?.send(data);
      return 'sent';
    }
    if (readyState !== this.CONNECTING) return 'refused';
    if (!this.#outbox) throw new DOMException('still connecting, and the outbox is off', 'InvalidStateError');
    if (this.#outbox.accept(data)) return 'queued';
    this.#logger.warn(`resilient-socket: a message was refused: ${OUTBOX_CAPACITY} are waiting for a session already`);
    return 'refused';
  }

  /**
   * Final: no session follows. CLOSING at once; `close` comes with the peer's answer, or with 1006 after `closeTimeoutMs`,
   * or in a later task where nothing was open.
   *
   * @throws InvalidAccessError unless `code` is 1000 or 3000-4999, SyntaxError when `reason` is over 123 bytes (both
   * DOMExceptions, as native).
   */
  close(code?: number, reason?: string): void {
    if (code !== undefined && !isSendable(code, 'browser')) {
      throw new DOMException(`code must be 1000 or from 3000 to 4999, got ${code}`, 'InvalidAccessError');
    }
    if (reason !== undefined && utf8Length(reason) > MAX_REASON_BYTES) {
      const bytes = utf8Length(reason);
      throw new DOMException(`reason must be at most ${MAX_REASON_BYTES} bytes, got ${bytes}`, 'SyntaxError');
    }
    this.#connection.dispatch({ type: 'close-asked', code, reason });
  }

  /** Ends a wait: the next attempt starts now. `false` when there is nothing to end. */
  retryNow(): boolean {
    const waited = this.#snapshot.nextRetryAt !== null;
    this.#connection.dispatch({ type: 'retry-now' });
    return waited;
  }

  /** What there is to show: the same object until something changes. */
  readonly getSnapshot = (): SocketSnapshot => this.#snapshot;

  /** Calls `listener` after each change of the snapshot, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const once = () => listener();
    this.#changes.addEventListener('change', once);
    return () => this.#changes.removeEventListener('change', once);
  };

  readonly #abort = (): void => this.close();

  #changed(): void {
    const before = this.#snapshot;
    this.#snapshot = snapshotOf(this.#connection.state, before);
    if (this.#snapshot !== before) this.#changes.dispatchEvent(new Event('change'));
  }

  #opened(session: number): void {
    if (this.#binaryType) this.binaryType = this.#binaryType;
    this.dispatchEvent(new OpenEvent(session));
    for (const message of this.#outbox?.empty() ?? []) this.#connection.transport?.send(message);
  }

  #message({ data, origin = '' }: TransportEvent): void {
    if (this.readyState === this.OPEN) this.dispatchEvent(new MessageEvent('message', { data, origin }));
  }

  #reconnecting(close: Close, decision: Decision): void {
    this.#logger.info(`resilient-socket: ${decision.because}`);
    this.#advise(decision);
    this.dispatchEvent(new ReconnectingEvent(close, decision));
  }

  #ended(close: TransportClose): void {
    const { decision } = this.#snapshot;
    this.#signal?.removeEventListener('abort', this.#abort);
    if (decision?.action === 'stop') {
      this.#logger.warn(`resilient-socket: ${decision.because}`);
      this.#advise(decision);
    }
    const lost = this.#outbox?.empty().length ?? 0;
    if (lost > 0) this.#logger.warn(`resilient-socket: closed with ${lost} messages that no session was there to take`);
    if (!close.wasClean) this.dispatchEvent(new Event('error'));
    this.dispatchEvent(new FinalCloseEvent(close));
  }

  #advise({ advice, classification: { code } }: Decision): void {
    if (advice === undefined || this.#advised.has(code)) return;
    this.#advised.add(code);
    this.#logger.warn(`resilient-socket: ${advice}`);
  }
}
