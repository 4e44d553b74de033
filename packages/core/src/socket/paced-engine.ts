import { MAX_TIMER_MS } from '../decide/backoff.ts';
import { kindOf } from '../decide/kind-of.ts';
import { type CloseCall, LOST, type TransportClose } from '../decide/machine-data.ts';
import type { Pacer } from '../decide/pacer.ts';
import { checkedProtocols, resolveUrl } from './endpoint.ts';
import type { Engine, Link, ReadyState } from './native-interface.ts';
import type { Platform, SocketData, WebSocketClass, WebSocketLike } from './platform.ts';
import { sendable } from './sendable.ts';
import { createSocketEvents, type SocketEvents } from './socket-events.ts';
import { watch } from './transport.ts';

export interface PacedSettings extends Platform {
  readonly WebSocket: WebSocketClass;
  readonly pacer: Pacer;
  readonly stableMs: number;
}

/** One session that begins when the pacer lets it. */
export class PacedEngine implements Engine {
  readonly link: Link & { socket: WebSocketLike | null };
  readonly events: SocketEvents;
  readonly #settings: PacedSettings;
  readonly #open: () => WebSocketLike;
  /** Origin and path: the query often has a token that is another one each time. */
  readonly #key: string;
  #timer: unknown;
  #closeAsked = false;
  #ended = false;

  constructor(
    target: EventTarget,
    settings: PacedSettings,
    url: string | URL,
    protocols: string | string[],
    more: readonly unknown[],
  ) {
    const list = checkedProtocols(protocols);
    const href = resolveUrl(url, settings.baseUrl);
    this.link = { url: href, socket: null, binaryType: undefined };
    this.events = createSocketEvents(target);
    this.#settings = settings;
    this.#key = href.replace(/\?.*/, '');
    this.#open = () => new settings.WebSocket(href, list, ...more);
    this.#begin();
  }

  readyState(): ReadyState {
    if (this.#ended) return 3;
    if (this.#closeAsked) return 2;
    return (this.link.socket?.readyState ?? 0) as ReadyState;
  }

  /** None waits. */
  queuedBytes(): number {
    return 0;
  }

  send(data: SocketData): void {
    if (this.readyState() === 0) throw new DOMException('still connecting', 'InvalidStateError');
    this.link.socket?.send(sendable(data) as never);
  }

  close(call: CloseCall): void {
    if (this.readyState() > 1) return;
    this.#closeAsked = true;
    if (this.link.socket) {
      this.link.socket.close(...call);
    } else {
      this.#settings.clearTimer(this.#timer);
      this.#later(() => this.#end(LOST, true));
    }
  }

  #begin(): void {
    const { pacer, now } = this.#settings;
    const waitMs = pacer.waitMs(this.#key, now());
    if (waitMs > 0) this.#wait(waitMs);
    else this.#connect();
  }

  #wait(waitMs: number): void {
    const { setTimer, logger } = this.#settings;
    this.#timer = setTimer(
      () => {
        try {
          // Looked at again: another session may have been lost meanwhile.
          this.#begin();
        } catch (error) {
          logger.error(`resilient-socket: connecting failed: ${kindOf(error)}`);
          this.#end(LOST, true);
        }
      },
      Math.min(waitMs, MAX_TIMER_MS),
    );
  }

  #connect(): void {
    const { now } = this.#settings;
    const since = now();
    const socket = this.#open();
    let openedAt: number | null = null;
    this.link.socket = socket;
    if (this.link.binaryType) socket.binaryType = this.link.binaryType;
    watch(socket, {
      opened: () => {
        openedAt = now();
        // Some platforms open after `close()`.
        if (!this.#closeAsked) this.events.emit('open');
      },
      message: (event) => this.readyState() === 1 && this.events.message(event),
      closed: (close, errored) => {
        if (!this.#closeAsked) this.#tellPacer(close, since, openedAt);
        // What the application ends is no loss. Some platforms fire inside `close()`.
        if (this.#closeAsked) this.#later(() => this.#end(close, errored));
        else this.#end(close, errored);
      },
    });
  }

  #tellPacer(close: TransportClose, since: number, openedAt: number | null): void {
    const { pacer, stableMs, now, random, logger } = this.#settings;
    const at = now();
    const opened = openedAt !== null;
    const stable = opened && at - openedAt >= stableMs;
    const loss = { close: { ...close, opened }, since, stable, at, random: random() };
    const { decision, waitMs } = pacer.lost(this.#key, loss);
    const { action, because, classification } = decision;
    if (action !== 'stop') logger.info(`resilient-socket: ${because}`);
    else if (waitMs > 0)
      logger.warn(`resilient-socket: ${classification.because}; the next session waits ${waitMs} ms`);
  }

  #later(task: () => void): void {
    this.#settings.setTimer(task, 0);
  }

  #end(close: TransportClose, errored: boolean): void {
    this.#ended = true;
    if (errored) this.events.emit('error');
    this.events.emit('close', close);
  }
}
