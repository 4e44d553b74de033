import { kindOf } from '../decide/kind-of.ts';
import type { Connection } from './connection.ts';
import { copyOf } from './copy-of.ts';
import type { ReadyState } from './native-interface.ts';
import type { Kept, Outbox } from './outbox.ts';
import type { Logger, Platform, SocketData } from './platform.ts';
import { Unconfirmed } from './unconfirmed.ts';

/**
 * What became of a message. `sent`: the open session has taken it. `queued`: it is kept until a session has begun.
 * `refused`: it is yours again. `dropped`: it is lost, as `outbox.whenFull` asks for.
 */
export type SendOutcome = 'sent' | 'queued' | 'refused' | 'dropped';

export interface SendOptions {
  /**
   * `false`: now or never. What cannot go at once is refused, a session that is not confirmed yet takes it, and
   * `undelivered` does not list it. For what is worthless later, and for authentication by the first message. @default true
   */
  readonly queue?: boolean;
}

interface OutgoingSettings extends Pick<Platform, 'now'> {
  readonly logger: Logger;
  readonly outbox: Outbox<unknown> | undefined;
  /** How long a dead link goes unnoticed at most, in ms. */
  readonly noticeMs: number;
  /** Called when messages are lost, or may be. */
  undelivered(dropped: readonly unknown[], unconfirmed: readonly unknown[]): void;
}

/** What becomes of the messages that the application sends. */
export class OutgoingMessages {
  readonly #settings: OutgoingSettings;
  readonly #link: Connection;
  readonly #unconfirmed: Unconfirmed<unknown>;
  /** The session is open, but not confirmed: whatever can wait waits. */
  held = false;
  /** Does a listener hear of what was dropped? What it sends must not drop more, or there would be no end. */
  #reporting = false;

  constructor(link: Connection, settings: OutgoingSettings) {
    this.#link = link;
    this.#settings = settings;
    this.#unconfirmed = new Unconfirmed(link, settings.noticeMs);
  }

  /** Of those that wait. */
  get bytes(): number {
    return this.#settings.outbox?.bytes ?? 0;
  }

  /** @throws InvalidStateError (a DOMException, as native) while it connects or waits, without an outbox. */
  send(message: unknown, data: SocketData, readyState: ReadyState, queue: boolean): SendOutcome {
    const { socket } = this.#link;
    const { outbox } = this.#settings;
    const waits = queue && outbox !== undefined;
    if (this.#isFree(readyState) && !(this.held && waits)) {
      socket?.send(data as never);
      if (waits) this.#remember(message, data);
      return 'sent';
    }
    if (readyState < 2 && outbox) return queue ? this.#keep(outbox, message, data) : 'refused';
    if (readyState === 0) throw new DOMException('still connecting, without an outbox', 'InvalidStateError');
    // As native, it is counted and thrown away.
    socket?.send(data as never);
    return 'refused';
  }

  /** The session is there for all that has waited. */
  flush(): void {
    const { outbox, now, logger } = this.#settings;
    this.held = false;
    const dropped = outbox?.expire(now()) ?? [];
    for (let kept = this.#next(); kept; kept = this.#next()) {
      const { message, data } = kept;
      try {
        this.#link.socket?.send(data as never);
        this.#remember(message, data);
      } catch (error) {
        logger.error(`resilient-socket: a message could not be sent: ${kindOf(error)}`);
        dropped.push(message);
      }
    }
    this.#report(dropped);
  }

  /** A session has ended. */
  lose(): void {
    this.#report([], this.#unconfirmed.takeAll(this.#settings.now()));
  }

  /** No session follows. `arrived`: the peer has answered our close, so it has got everything that was sent before. */
  end(arrived: boolean): void {
    const { outbox, now, logger } = this.#settings;
    const unconfirmed = this.#unconfirmed.takeAll(now());
    const dropped = outbox?.takeAll() ?? [];
    if (dropped.length > 0) logger.warn(`resilient-socket: ${dropped.length} messages were never sent`);
    this.#report(dropped, arrived ? [] : unconfirmed);
  }

  #next(): Kept<unknown> | undefined {
    return this.#isFree(1) ? this.#settings.outbox?.take() : undefined;
  }

  /** Between the peer's Close frame and the `close` event a connection throws away what is sent. */
  #isFree(readyState: ReadyState): boolean {
    return readyState === 1 && this.#link.socket?.readyState === 1;
  }

  #keep(outbox: Outbox<unknown>, message: unknown, data: SocketData): SendOutcome {
    const copy = copyOf(data);
    // Without a codec the message is what is sent.
    const kept = message === data ? copy : message;
    const { outcome, dropped } = outbox.put(kept, copy, this.#settings.now(), this.#reporting);
    if (outcome !== 'queued')
      this.#settings.logger.warn(`resilient-socket: a message was ${outcome}: no room in the outbox`);
    this.#report(dropped);
    return outcome;
  }

  #remember(message: unknown, data: SocketData): void {
    this.#unconfirmed.add(message === data ? copyOf(data) : message, data, this.#settings.now());
  }

  #report(dropped: readonly unknown[], unconfirmed: readonly unknown[] = []): void {
    if (dropped.length + unconfirmed.length === 0) return;
    const within = this.#reporting;
    this.#reporting = true;
    this.#settings.undelivered(dropped, unconfirmed);
    this.#reporting = within;
  }
}
