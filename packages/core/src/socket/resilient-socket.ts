import { MAX_REASON_BYTES } from '../codes/reason.ts';
import { browserMaySend } from '../codes/sendable.ts';
import { checkNumbers } from '../decide/check-numbers.ts';
import type { Decision } from '../decide/decision.ts';
import { createPolicy } from '../decide/policy.ts';
import { byteLength } from './byte-length.ts';
import { type Connection, createConnection, type News } from './connection.ts';
import { checkProtocols, type Endpoint } from './endpoint.ts';
import { createEvent } from './events.ts';
import type { ResilientSocketOptions } from './options.ts';
import { Outbox } from './outbox.ts';
import { type Logger, type SocketData, surroundings } from './platform.ts';
import { idleSnapshot, type SocketSnapshot, snapshotOf } from './snapshot.ts';
import { SocketEventTarget } from './socket-event-target.ts';

/** `sent`: handed to the open connection. `queued`: kept until it opens. `refused`: neither; it is yours again. */
export type SendOutcome = 'sent' | 'queued' | 'refused';

const DEFAULT_CONNECT_TIMEOUT_MS = 10_000;
const DEFAULT_CLOSE_TIMEOUT_MS = 2000;
const READY_STATES = { idle: 0, connecting: 0, waiting: 0, open: 1, closing: 2, closed: 3 } as const;

export interface ResilientSocket {
  readonly CONNECTING: 0;
  readonly OPEN: 1;
  readonly CLOSING: 2;
  readonly CLOSED: 3;
}

/**
 * A WebSocket that knows why it was closed, and acts on it: it stops, waits the right way, or gets new credentials.
 *
 * One object, many sessions: `open` fires for each; `reconnecting` for each loss that will be retried; `error` and `close`
 * only at the end, once. docs/behaviour.md is the contract.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: every member is there at run time.
export class ResilientSocket extends SocketEventTarget {
  declare static readonly CONNECTING: 0;
  declare static readonly OPEN: 1;
  declare static readonly CLOSING: 2;
  declare static readonly CLOSED: 3;

  static {
    for (const [value, name] of ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].entries()) {
      for (const owner of [ResilientSocket, ResilientSocket.prototype])
        Object.defineProperty(owner, name, { enumerable: true, value });
    }
  }

  readonly #connection: Connection;
  readonly #outbox: Outbox | undefined;
  readonly #logger: Logger;
  /** What the developer has been advised of. */
  readonly #advised = new Set<string>();
  readonly #changes = new EventTarget();
  #snapshot = idleSnapshot;
  #binaryType: BinaryType | undefined;

  /**
   * @throws SyntaxError for a bad `url` or `protocols`, RangeError for an option out of its range, TypeError where there
   * is no WebSocket.
   */
  constructor(url: Endpoint, protocols: string | string[] = [], options: ResilientSocketOptions = {}) {
    super();
    const platform = { ...surroundings(), ...options.platform };
    const { WebSocket = platform.WebSocket, logger = platform.logger, reauthenticate, outbox = true, signal } = options;
    const { connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS, closeTimeoutMs = DEFAULT_CLOSE_TIMEOUT_MS } = options;
    if (typeof WebSocket !== 'function') throw new TypeError('no WebSocket here: pass a class as options.WebSocket');
    checkProtocols(protocols);
    checkNumbers({ connectTimeoutMs, closeTimeoutMs });
    const policy = createPolicy(options);
    this.#logger = logger;
    this.#outbox = outbox ? new Outbox() : undefined;
    this.#connection = createConnection(
      { ...platform, WebSocket, logger, url, protocols, policy, connectTimeoutMs, closeTimeoutMs, reauthenticate },
      (news) => this.#hear(news),
    );
    const abort = () => this.close();
    signal?.addEventListener('abort', abort);
    this.addEventListener('close', () => signal?.removeEventListener('abort', abort));
    this.#connection.dispatch({ type: 'connect' });
    if (signal?.aborted) abort();
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return READY_STATES[this.#snapshot.phase];
  }

  /** Of the session, or of the coming one as far as it is known. */
  get url(): string {
    return this.#connection.url;
  }

  get protocol(): string {
    return this.#socket?.protocol ?? '';
  }

  get extensions(): string {
    return this.#socket?.extensions ?? '';
  }

  /** In bytes, messages that wait for a session included. */
  get bufferedAmount(): number {
    return (this.#socket?.bufferedAmount ?? 0) + (this.#outbox?.bytes ?? 0);
  }

  /** Holds for all sessions. @default what the WebSocket class has */
  get binaryType(): BinaryType {
    return this.#binaryType ?? ((this.#socket?.binaryType ?? 'blob') as BinaryType);
  }

  set binaryType(type: BinaryType) {
    this.#binaryType = type;
    if (this.#socket) this.#socket.binaryType = type;
  }

  /**
   * Sends now, or keeps the message until the next session opens: up to 100, in order.
   *
   * @throws InvalidStateError (a DOMException, as native) while connecting, with `outbox: false`.
   */
  send(data: SocketData): SendOutcome {
    if (this.#canSend()) {
      this.#socket?.send(data as never);
      return 'sent';
    }
    if (this.readyState > 1) return 'refused';
    if (this.#outbox?.accept(data)) return 'queued';
    if (this.#outbox) this.#warn('a message was refused: the outbox is full');
    else if (this.readyState === 0) {
      throw new DOMException('still connecting, without an outbox', 'InvalidStateError');
    }
    return 'refused';
  }

  /**
   * Final: no session follows. CLOSING at once; `close` comes with the peer's answer, or with 1006 after `closeTimeoutMs`,
   * or in a later task where nothing was open.
   *
   * @throws InvalidAccessError unless `code` is 1000 or 3000-4999, SyntaxError when `reason` is over 123 bytes (both
   * DOMExceptions, as native).
   */
  close(...call: [code?: number, reason?: string]): void {
    const [code = 1000, reason = ''] = call;
    if (!browserMaySend(code)) {
      throw new DOMException(`code must be 1000 or 3000-4999, got ${code}`, 'InvalidAccessError');
    }
    if (byteLength(reason) > MAX_REASON_BYTES) {
      throw new DOMException(`reason must be at most ${MAX_REASON_BYTES} bytes`, 'SyntaxError');
    }
    this.#connection.dispatch({ type: 'close-asked', call });
  }

  /** Ends a wait: the next attempt starts now. `false` when there is nothing to end. */
  retryNow(): boolean {
    const { nextRetryAt } = this.#snapshot;
    this.#connection.dispatch({ type: 'retry-now' });
    return nextRetryAt !== null;
  }

  /** What there is to show: the same object until something changes. */
  readonly getSnapshot = (): SocketSnapshot => this.#snapshot;

  /** Calls `listener` after each change of the snapshot, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const call = () => listener();
    this.#changes.addEventListener('change', call);
    return () => this.#changes.removeEventListener('change', call);
  };

  get #socket() {
    return this.#connection.socket;
  }

  #hear(news: News): void {
    switch (news.type) {
      case 'changed':
        this.#snapshot = snapshotOf(news.state);
        this.#changes.dispatchEvent(new Event('change'));
        break;
      case 'message':
        if (this.readyState === 1) this.#emit('message', news);
        break;
      case 'opened':
        if (this.#binaryType) this.binaryType = this.#binaryType;
        this.#emit('open', { session: news.session });
        this.#flush();
        break;
      case 'reconnecting':
        this.#log(news.details.decision, 'info');
        this.#emit('reconnecting', news.details);
        break;
      case 'ended':
        this.#end(news.close);
    }
  }

  /** Between the peer's Close frame and the `close` event a connection throws away what is sent. */
  #canSend(): boolean {
    return this.readyState === 1 && this.#socket?.readyState === 1;
  }

  #flush(): void {
    while (this.#outbox?.size && this.#canSend()) {
      try {
        this.#socket?.send(this.#outbox.take() as never);
      } catch (error) {
        this.#logger.error('resilient-socket: a message could not be sent', error);
      }
    }
  }

  #end(close: { readonly wasClean: boolean }): void {
    const { decision } = this.#snapshot;
    if (decision?.action === 'stop') this.#log(decision, 'warn');
    const lost = this.#outbox?.size;
    if (lost) this.#warn(`${lost} messages were never sent`);
    if (!close.wasClean) this.#emit('error');
    this.#emit('close', close);
  }

  #log({ because, advice = '' }: Decision, level: 'info' | 'warn'): void {
    this.#logger[level](`resilient-socket: ${because}`);
    if (!advice || this.#advised.has(advice)) return;
    this.#advised.add(advice);
    this.#warn(advice);
  }

  #warn(text: string): void {
    this.#logger.warn(`resilient-socket: ${text}`);
  }

  #emit(type: Parameters<typeof createEvent>[0], details?: object): void {
    this.dispatchEvent(createEvent(type, details));
  }
}
