import { kindOf } from '../decide/kind-of.ts';
import { byteLength } from './byte-length.ts';
import type { Connection } from './connection.ts';
import { copyOf } from './copy-of.ts';
import type { ReadyState } from './native-interface.ts';
import type { OutboxLimits } from './outbox.ts';
import type { Logger, Platform, SocketData } from './platform.ts';
import { type Kept, Queue } from './queue.ts';
import type { SocketEvents } from './socket-events.ts';

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

interface OutgoingSettings extends Pick<Platform, 'now' | 'setTimer' | 'clearTimer'> {
  readonly logger: Logger;
  /** Of what waits; none where nothing may. */
  readonly limits: OutboxLimits | undefined;
  readonly events: SocketEvents;
}

/** What becomes of the messages that the application sends. */
export interface OutgoingMessages {
  /** The session is open, but not confirmed: whatever can wait waits. */
  held: boolean;
  /** Of those that wait. */
  bytes(): number;
  /** @throws InvalidStateError (a DOMException, as native) while it connects or waits, without an outbox. */
  send(message: unknown, data: SocketData, readyState: ReadyState, queue: boolean): SendOutcome;
  /** The session is there for all that has waited. */
  flush(): void;
  /** A session has ended. */
  lose(): void;
  /** No session follows. `arrived`: the peer has answered our close, so it has got everything that was sent before. */
  end(arrived: boolean): void;
}

const OPEN = 1;
/** So long after it was sent a message may still be on its way, in ms; the longer the later a dead link is noticed. */
const ON_ITS_WAY_MS = 10_000;
/** Of what was sent only the newest are remembered: a burst at full speed, and what a page can afford to keep. */
const MAX_REMEMBERED = 10_000;
const MAX_REMEMBERED_BYTES = 10_000_000;
/** So long after a message was sent it is looked whether the buffer is empty: in time for what is on its way. */
const LOOK_MS = 5000;

export function createOutgoing(link: Connection, settings: OutgoingSettings): OutgoingMessages {
  const { limits, now, setTimer, clearTimer, logger, events } = settings;
  /** What no session has taken yet. */
  const waiting = new Queue<Kept & { readonly data: SocketData }>();
  /** What the session has taken, and may not have arrived: just sent, or still in the connection's buffer. */
  const sent = new Queue();
  const rememberedMs = ON_ITS_WAY_MS + link.vigil.noticeMs;
  /**
   * How many were handed to sessions, and how many of them had left when the buffer was last seen empty. Once a connection
   * is lost it is too late to look: Node's says that it is empty.
   */
  let handed = 0;
  let left = 0;
  let looking: unknown;
  /** Does a listener hear of what was dropped? What it sends must not drop more, or there would be no end. */
  let reporting = false;

  const outgoing: OutgoingMessages = {
    held: false,
    bytes: () => waiting.bytes,
    send(message, data, readyState, queue) {
      const { socket } = link;
      const waits = queue && !!limits;
      if (isFree() && !(outgoing.held && waits)) {
        socket?.send(data as never);
        if (waits) remember(message, data);
        return 'sent';
      }
      if (readyState < 2 && limits) return queue ? keep(limits, message, data) : 'refused';
      if (readyState === 0) throw new DOMException('still connecting, without an outbox', 'InvalidStateError');
      // As native, it is counted and thrown away. A connection that is still to be closed would send it.
      if (socket && socket.readyState > OPEN) socket.send(data as never);
      return 'refused';
    },
    flush() {
      outgoing.held = false;
      const dropped = waiting.takeWhile(isExpired);
      while (waiting.first && isFree()) {
        const { message, data } = waiting.first;
        waiting.take();
        try {
          link.socket?.send(data as never);
          remember(message, data);
        } catch (error) {
          logger.error(`a message could not be sent: ${kindOf(error)}`);
          dropped.push(message);
        }
      }
      report(dropped);
    },
    lose() {
      report([], takeUnconfirmed());
    },
    end(arrived) {
      const unconfirmed = takeUnconfirmed();
      const dropped = waiting.takeWhile(() => true);
      if (dropped.length > 0) logger.warn(`${dropped.length} messages were never sent`);
      report(dropped, arrived ? [] : unconfirmed);
    },
  };
  return outgoing;

  /** Between the peer's Close frame and the `close` event a connection throws away what is sent. */
  function isFree(): boolean {
    return link.state.phase === 'open' && link.socket?.readyState === OPEN;
  }

  function isExpired({ at }: Kept): boolean {
    return !!limits && now() - at > limits.ttlMs;
  }

  function keep({ maxMessages, maxBytes, whenFull }: OutboxLimits, message: unknown, data: SocketData): SendOutcome {
    const copy = copyOf(data);
    // Without a codec the message is what is sent.
    const kept = { message: message === data ? copy : message, data: copy, bytes: byteLength(data), at: now() };
    const policy = reporting ? 'reject' : whenFull;
    const fits = () => waiting.size < maxMessages && waiting.bytes + kept.bytes <= maxBytes;
    const makesRoom = policy === 'drop-oldest' && kept.bytes <= maxBytes;
    const dropped = waiting.takeWhile((oldest) => isExpired(oldest) || (makesRoom && !fits()));
    let outcome: SendOutcome = 'queued';
    if (fits()) {
      waiting.push(kept);
    } else {
      outcome = policy === 'reject' ? 'refused' : 'dropped';
      if (outcome === 'dropped') dropped.push(kept.message);
      logger.warn(`a message was ${outcome}: no room in the outbox`);
    }
    report(dropped);
    return outcome;
  }

  function remember(message: unknown, data: SocketData): void {
    const at = link.vigil.awakeNow();
    handed += 1;
    sent.push({ message: message === data ? copyOf(data) : message, bytes: roughSize(data), at });
    while (sent.size > MAX_REMEMBERED || (sent.bytes > MAX_REMEMBERED_BYTES && sent.size > 1)) sent.take();
    forgetOld(at);
    looking ??= setTimer(look, LOOK_MS);
  }

  /** What may not have arrived when the session ended; it is remembered no longer. */
  function takeUnconfirmed(): unknown[] {
    clearTimer(looking);
    looking = undefined;
    forgetOld(link.vigil.awakeNow());
    return sent.takeWhile(() => true);
  }

  function look(): void {
    looking = undefined;
    if (link.socket?.bufferedAmount) looking = setTimer(look, LOOK_MS);
    else left = handed;
  }

  /** What was handed to a session long ago, and has left the buffer. */
  function forgetOld(at: number): void {
    while (sent.first && handed - sent.size < left && at - sent.first.at > rememberedMs) sent.take();
  }

  function report(dropped: readonly unknown[], unconfirmed: readonly unknown[] = []): void {
    if (dropped.length + unconfirmed.length === 0) return;
    const within = reporting;
    reporting = true;
    events.emit('undelivered', { dropped, unconfirmed });
    reporting = within;
  }
}

/** Quick, as it is asked for each message: a character may be up to three bytes. */
function roughSize(data: SocketData): number {
  return typeof data === 'string' ? data.length : byteLength(data);
}
