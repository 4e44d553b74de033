import { checkFunctions } from '../decide/check-functions.ts';
import { checkNumbers } from '../decide/check-numbers.ts';
import type { Decision } from '../decide/decision.ts';
import { kindOf } from '../decide/kind-of.ts';
import type { CloseCall, MachineState, TransportClose } from '../decide/machine-data.ts';
import { createPolicy } from '../decide/policy.ts';
import type { Codec, ReceivedData } from './codec.ts';
import { type Connection, type ConnectionListener, createConnection, type News } from './connection.ts';
import { checkedProtocols, type Endpoints, listOf, type Protocols } from './endpoint.ts';
import type { Anything } from './events.ts';
import { guarded } from './guarded-logger.ts';
import { type Engine, nativeClass, type ReadyState } from './native-interface.ts';
import type { ResilientSocketOptions } from './options.ts';
import { outboxLimits } from './outbox.ts';
import { createOutgoing, type OutgoingMessages, type SendOptions, type SendOutcome } from './outgoing.ts';
import { type Logger, type SocketData, surroundings, type TransportEvent } from './platform.ts';
import { sendable } from './sendable.ts';
import { idleSnapshot, looksSame, snapshotOf } from './snapshot.ts';
import { SocketEvents } from './socket-events.ts';

/** Of a socket whose messages are of types that only the application knows. */
export type AnyOptions = ResilientSocketOptions & { readonly codec?: Codec<Anything, Anything> };

const DEFAULT_CONNECT_TIMEOUT_MS = 10_000;
const DEFAULT_CLOSE_TIMEOUT_MS = 2000;
const DEFAULT_REAUTHENTICATE_TIMEOUT_MS = 30_000;
/** How a Close frame without a code is reported. */
const NO_CODE = 1005;
const READY_STATES = { idle: 0, connecting: 0, waiting: 0, paused: 0, open: 1, closing: 2, closed: 3 } as const;

/** One connection after another, as the policy decides, behind one native interface. */
export class ResilientEngine implements Engine, ConnectionListener {
  readonly events: SocketEvents;
  readonly link: Connection;
  readonly message: (event: TransportEvent) => unknown;
  readonly #outgoing: OutgoingMessages;
  readonly #options: AnyOptions;
  readonly #logger: Logger;
  /** Fires `change` for each new snapshot. */
  readonly changes = new EventTarget();
  /** What the developer has been advised of. */
  readonly #advised = new Set<string>();
  readonly #ended = new AbortController();
  /** Of the application's `close`, as the peer repeats it. */
  #askedCode: number | undefined;
  snapshot = idleSnapshot;

  constructor(target: EventTarget, url: Endpoints, protocols: Protocols, options: AnyOptions) {
    const platform = { ...surroundings(), ...options.platform };
    const logger = guarded(options.logger ?? platform.logger);
    const { reauthenticate, heartbeat, outbox = true, signal, codec, confirmOpen } = options;
    const {
      connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS,
      closeTimeoutMs = DEFAULT_CLOSE_TIMEOUT_MS,
      reauthenticateTimeoutMs = DEFAULT_REAUTHENTICATE_TIMEOUT_MS,
      hiddenDelayMs = 0,
    } = options;
    const times = { connectTimeoutMs, closeTimeoutMs, reauthenticateTimeoutMs, hiddenDelayMs };
    checkNumbers(times);
    checkFunctions({ reauthenticate, confirmOpen });
    if (codec) checkFunctions({ encode: codec.encode ?? null, decode: codec.decode ?? null }, 'codec.');
    const endpoint = {
      urls: listOf(url),
      protocols: typeof protocols === 'function' ? protocols : checkedProtocols(protocols),
      WebSocket: nativeClass(options.WebSocket ?? platform.WebSocket),
    };
    const policy = createPolicy(options);
    const [leaveWith] = (options.dialects ?? []).flatMap((dialect) => dialect.leaveWith ?? []);
    const leaveCall: CloseCall = leaveWith ? [leaveWith] : [];
    const keeping = { reauthenticate, heartbeat, leaveCall, confirms: !!confirmOpen };
    this.events = new SocketEvents(target);
    this.message =
      codec || confirmOpen
        ? (event) => this.#receive(event)
        : (event) => this.snapshot.phase === 'open' && this.events.message(event);
    this.#options = options;
    this.#logger = logger;
    this.link = createConnection({ ...platform, ...endpoint, ...times, ...keeping, logger, policy }, this);
    this.#outgoing = createOutgoing(this.link, {
      now: platform.now,
      logger,
      limits: outbox ? outboxLimits(outbox === true ? {} : outbox) : undefined,
      undelivered: (dropped, unconfirmed) => this.events.emit('undelivered', { dropped, unconfirmed }),
    });
    signal?.addEventListener('abort', () => this.close([]), { signal: this.#ended.signal });
    this.link.start();
    if (signal?.aborted) this.close([]);
  }

  get readyState(): ReadyState {
    return READY_STATES[this.snapshot.phase];
  }

  get queuedBytes(): number {
    return this.#outgoing.bytes();
  }

  send(message: unknown, options?: SendOptions): SendOutcome | undefined {
    const { codec, outbox } = this.#options;
    const encoded = codec ? codec.encode(message) : (message as SocketData);
    const data = sendable(encoded);
    if (codec && data !== encoded)
      throw new TypeError(`codec.encode must return a text or bytes, got ${typeof encoded}`);
    const { readyState } = this;
    const outcome = this.#outgoing.send(message, data, readyState, options?.queue ?? true);
    if (options) return outcome;
    // A native socket takes no options, and says nothing here.
    return outcome === 'sent' || readyState > 1 || outbox === false ? undefined : outcome;
  }

  close(call: CloseCall): void {
    const [code = NO_CODE] = call;
    if (this.readyState < 2) this.#askedCode = code;
    this.link.dispatch({ type: 'close-asked', call });
  }

  changed(state: MachineState, before: MachineState): void {
    if (looksSame(state, before)) return;
    this.snapshot = snapshotOf(state);
    this.changes.dispatchEvent(new Event('change'));
    if (before.phase === 'open' && this.readyState === 0) this.#outgoing.lose();
  }

  news(news: News): void {
    switch (news.type) {
      case 'opened':
        // What its listeners send goes first, and is not held back: it may be what confirms the session.
        this.#outgoing.held = false;
        this.#logger.debug(`resilient-socket: session ${news.session} is open`);
        this.events.emit('open', { session: news.session });
        this.#outgoing.held = true;
        break;
      case 'confirmed':
        this.#outgoing.flush();
        break;
      case 'decided':
        this.#log(news.details.decision);
        this.events.emit('decision', news.details);
        break;
      case 'reconnecting':
        this.events.emit('reconnecting', news.details);
        break;
      case 'ended':
        this.#end(news.close);
    }
  }

  /** Where messages have to be decoded, or may confirm the session. */
  #receive(event: TransportEvent): void {
    if (this.snapshot.phase !== 'open') return;
    const { codec } = this.#options;
    const { data } = event;
    try {
      if (codec) Object.defineProperty(event, 'data', { value: codec.decode(data as ReceivedData) });
    } catch (error) {
      this.events.emit('messageerror', { data, error });
      return;
    }
    // The codec is the application's.
    if (this.snapshot.phase !== 'open') return;
    this.events.message(event);
    if (this.#outgoing.held && this.#confirms(event.data)) this.link.dispatch({ type: 'confirmed' });
  }

  #confirms(data: unknown): boolean {
    try {
      return this.#options.confirmOpen?.(data) === true;
    } catch (error) {
      this.#logger.error(`resilient-socket: confirmOpen failed: ${kindOf(error)}`);
      return false;
    }
  }

  #end(close: TransportClose): void {
    // Another code may be of a Close frame that crossed ours: behind such a one a peer reads nothing.
    this.#outgoing.end(close.wasClean && close.code === this.#askedCode);
    this.#ended.abort();
    if (!close.wasClean) this.events.emit('error');
    this.events.emit('close', close);
  }

  #log({ action, because, advice = '' }: Decision): void {
    this.#logger[action === 'stop' ? 'warn' : 'info'](`resilient-socket: ${because}`);
    if (!advice || this.#advised.has(advice)) return;
    this.#advised.add(advice);
    this.#logger.warn(`resilient-socket: ${advice}`);
  }
}
