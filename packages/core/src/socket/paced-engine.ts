import { MAX_TIMER_MS } from '../decide/backoff.ts';
import { kindOf } from '../decide/kind-of.ts';
import { LOST, type TransportClose } from '../decide/machine-data.ts';
import type { Pacer } from '../decide/pacer.ts';
import { checkedProtocols, resolveUrl } from './endpoint.ts';
import type { Engine, Link, ReadyState } from './native-interface.ts';
import type { Platform, SocketData, WebSocketClass, WebSocketLike } from './platform.ts';
import { sendable } from './sendable.ts';
import { createSocketEvents } from './socket-events.ts';
import { watch } from './transport.ts';

export interface PacedSettings extends Platform {
  readonly WebSocket: WebSocketClass;
  readonly pacer: Pacer;
  readonly stableMs: number;
}

/** One session that begins when the pacer lets it. */
export function createPacedEngine(
  target: EventTarget,
  settings: PacedSettings,
  url: string | URL,
  protocols: string | string[],
  more: readonly unknown[],
): Engine {
  const { WebSocket, pacer, stableMs, baseUrl, now, random, setTimer, clearTimer, logger } = settings;
  const list = checkedProtocols(protocols);
  const href = resolveUrl(url, baseUrl);
  /** Origin and path: the query often has a token that is another one each time. */
  const key = href.replace(/\?.*/, '');
  const link: Link & { socket: WebSocketLike | null } = { url: href, socket: null, binaryType: undefined };
  const events = createSocketEvents(target);
  let timer: unknown;
  /** What its connection does not tell: the application has closed it (2), or it has ended (3). */
  let ending: 2 | 3 | undefined;
  begin();

  return {
    link,
    events,
    readyState,
    // None waits.
    queuedBytes: () => 0,
    send(data: SocketData) {
      if (readyState() === 0) throw new DOMException('still connecting', 'InvalidStateError');
      link.socket?.send(sendable(data) as never);
    },
    close(call) {
      if (readyState() > 1) return;
      ending = 2;
      if (link.socket) {
        link.socket.close(...call);
      } else {
        clearTimer(timer);
        later(() => end(LOST, true));
      }
    },
  };

  function readyState(): ReadyState {
    return ending ?? ((link.socket?.readyState ?? 0) as ReadyState);
  }

  function begin(): void {
    const waitMs = pacer.waitMs(key, now());
    if (waitMs > 0) timer = setTimer(waited, Math.min(waitMs, MAX_TIMER_MS));
    else connect();
  }

  function waited(): void {
    try {
      // Another session may have been lost meanwhile.
      begin();
    } catch (error) {
      end(LOST, true);
      // Last, as the logger may close it.
      logger.error(`connecting failed: ${kindOf(error)}`);
    }
  }

  function connect(): void {
    const since = now();
    const socket = new WebSocket(href, list, ...more);
    /** Infinity while it is not open. */
    let openedAt = Infinity;
    link.socket = socket;
    if (link.binaryType) socket.binaryType = link.binaryType;
    watch(socket, {
      opened() {
        openedAt = now();
        // Some platforms open after `close()`.
        if (!ending) events.emit('open');
      },
      message: (event) => readyState() === 1 && events.message(event),
      pinged() {},
      closed(close, errored) {
        if (!ending) tellPacer(close, since, openedAt);
        // What the application ends is no loss. Some platforms fire inside `close()`.
        if (ending) later(() => end(close, errored));
        else end(close, errored);
      },
    });
  }

  function tellPacer(close: TransportClose, since: number, openedAt: number): void {
    const at = now();
    const stable = at - openedAt >= stableMs;
    const known = { ...close, opened: openedAt < Infinity };
    const { decision, waitMs } = pacer.lost(key, { close: known, since, stable, at, random: random() });
    const { action, because, classification } = decision;
    if (action !== 'stop') logger.info(because);
    else if (waitMs > 0) logger.warn(`${classification.because}; the next session waits ${waitMs} ms`);
  }

  function later(task: () => void): void {
    setTimer(task, 0);
  }

  function end(close: TransportClose, errored: boolean): void {
    ending = 3;
    if (errored) events.emit('error');
    events.emit('close', close);
  }
}
