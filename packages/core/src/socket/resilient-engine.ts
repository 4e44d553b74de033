import { checkNumbers } from '../decide/check-numbers.ts';
import type { Decision } from '../decide/decision.ts';
import type { CloseCall, MachineState, TransportClose } from '../decide/machine-data.ts';
import { createPolicy } from '../decide/policy.ts';
import { type Connection, createConnection, type News } from './connection.ts';
import { checkedProtocols, type Endpoint } from './endpoint.ts';
import { guarded } from './guarded-logger.ts';
import { type Engine, nativeClass, type ReadyState } from './native-interface.ts';
import type { ResilientSocketOptions } from './options.ts';
import { Outbox } from './outbox.ts';
import { type Logger, type SocketData, surroundings } from './platform.ts';
import { idleSnapshot, looksSame, snapshotOf } from './snapshot.ts';
import { SocketEvents } from './socket-events.ts';

/** `queued`: kept until a session opens. `refused`: the outbox is full; the message is yours again. */
export type SendOutcome = 'queued' | 'refused';

const DEFAULT_CONNECT_TIMEOUT_MS = 10_000;
const DEFAULT_CLOSE_TIMEOUT_MS = 2000;
const READY_STATES = { idle: 0, connecting: 0, waiting: 0, open: 1, closing: 2, closed: 3 } as const;

/** One connection after another, as the policy decides, behind one native interface. */
export class ResilientEngine implements Engine {
  readonly events: SocketEvents;
  readonly link: Connection;
  readonly #outbox: Outbox | undefined;
  readonly #logger: Logger;
  readonly #changes = new EventTarget();
  /** What the developer has been advised of. */
  readonly #advised = new Set<string>();
  readonly #ended = new AbortController();
  snapshot = idleSnapshot;

  constructor(target: EventTarget, url: Endpoint, protocols: string | string[], options: ResilientSocketOptions) {
    const platform = { ...surroundings(), ...options.platform };
    const logger = guarded(options.logger ?? platform.logger);
    const { reauthenticate, heartbeat, outbox = true, signal, hiddenDelayMs = 0 } = options;
    const { connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS, closeTimeoutMs = DEFAULT_CLOSE_TIMEOUT_MS } = options;
    const times = { connectTimeoutMs, closeTimeoutMs, hiddenDelayMs };
    checkNumbers(times);
    const endpoint = {
      url,
      protocols: checkedProtocols(protocols),
      WebSocket: nativeClass(options.WebSocket ?? platform.WebSocket),
    };
    const policy = createPolicy(options);
    this.events = new SocketEvents(target);
    this.#logger = logger;
    this.#outbox = outbox ? new Outbox() : undefined;
    this.link = createConnection(
      { ...platform, ...endpoint, ...times, logger, policy, reauthenticate, heartbeat },
      {
        changed: (state, before) => this.#change(state, before),
        message: (event) => this.snapshot.phase === 'open' && this.events.message(event),
        news: (command) => this.#hear(command),
      },
    );
    signal?.addEventListener('abort', () => this.close([]), { signal: this.#ended.signal });
    this.link.start();
    if (signal?.aborted) this.close([]);
  }

  get readyState(): ReadyState {
    return READY_STATES[this.snapshot.phase];
  }

  get queuedBytes(): number {
    return this.#outbox?.bytes ?? 0;
  }

  send(data: SocketData): SendOutcome | undefined {
    if (this.#outbox && this.readyState < 2 && !this.#canSend()) return this.#keep(this.#outbox, data);
    if (this.readyState === 0) throw new DOMException('still connecting, without an outbox', 'InvalidStateError');
    this.link.socket?.send(data as never);
    return undefined;
  }

  close(call: CloseCall): void {
    this.link.dispatch({ type: 'close-asked', call });
  }

  retryNow(): boolean {
    const { nextRetryAt } = this.snapshot;
    this.link.dispatch({ type: 'retry-now' });
    return nextRetryAt !== null;
  }

  subscribe(listener: () => void): () => void {
    const call = () => listener();
    this.#changes.addEventListener('change', call);
    return () => this.#changes.removeEventListener('change', call);
  }

  #change(state: MachineState, before: MachineState): void {
    if (looksSame(state, before)) return;
    this.snapshot = snapshotOf(state);
    this.#changes.dispatchEvent(new Event('change'));
  }

  #hear(news: News): void {
    switch (news.type) {
      case 'opened':
        this.events.emit('open', { session: news.session });
        this.#flush();
        break;
      case 'reconnecting':
        this.#log(news.details.decision, 'info');
        this.events.emit('reconnecting', news.details);
        break;
      case 'ended':
        this.#end(news.close);
    }
  }

  #keep(outbox: Outbox, data: SocketData): SendOutcome {
    if (outbox.accept(data)) return 'queued';
    this.#warn('a message was refused: the outbox is full');
    return 'refused';
  }

  /** Between the peer's Close frame and the `close` event a connection throws away what is sent. */
  #canSend(): boolean {
    return this.readyState === 1 && this.link.socket?.readyState === 1;
  }

  #flush(): void {
    while (this.#outbox?.size && this.#canSend()) {
      try {
        this.link.socket?.send(this.#outbox.take() as never);
      } catch (error) {
        this.#logger.error('resilient-socket: a message could not be sent', error);
      }
    }
  }

  #end(close: TransportClose): void {
    const { decision } = this.snapshot;
    if (decision?.action === 'stop') this.#log(decision, 'warn');
    const lost = this.#outbox?.size;
    if (lost) this.#warn(`${lost} messages were never sent`);
    this.#ended.abort();
    if (!close.wasClean) this.events.emit('error');
    this.events.emit('close', close);
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
}
