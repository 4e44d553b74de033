import { kindOf } from '../decide/kind-of.ts';
import type { MachineState } from '../decide/machine-data.ts';
import type { Connection } from './connection.ts';
import { createHeartbeat, type HeartbeatOptions } from './heartbeat.ts';
import type { Platform, SocketData, WebSocketLike } from './platform.ts';
import { sendable } from './sendable.ts';

/** Watches over a connection for what no transport reports: the heartbeat, the clock and the page. */
export interface Vigil {
  /** Begins to watch the page and the clock. */
  start(): void;
  /** Now, in ms, by a clock that stands still while this sleeps. */
  awakeNow(): number;
  /** How long a dead link goes unnoticed at most, in ms. */
  readonly noticeMs: number;
  /** Something came. */
  heard(): void;
  /** The state has changed: what watches a session begins and stops with it, and everything stops at the end. */
  changed(before: MachineState): void;
}

const OPEN = 1;
/** Often enough to notice sleep soon after it, seldom enough to cost nothing. */
const TICK_MS = 30_000;
/** Timers of hidden tabs may come a minute late; later than this, the machine has slept. */
const SLEPT_MS = 120_000;

/** @throws RangeError when an option of the heartbeat is out of its range. */
export function createVigil(
  settings: Platform & { readonly heartbeat: HeartbeatOptions | undefined },
  linkOf: () => Connection,
): Vigil {
  const { page, now, setTimer, clearTimer, logger } = settings;
  const heartbeat = createHeartbeat(settings.heartbeat, settings, ping, giveUp);
  /** Its peer sent a Close frame, and had not finished at the last look. */
  let closing: WebSocketLike | null = null;
  let clock: unknown;
  let tickedAt = now();
  let sleptMs = 0;
  let stopPage = () => {};

  return {
    start() {
      stopPage = page.listen(tellPage, wake, doubt);
      watchClock();
      tellPage();
    },
    awakeNow: () => now() - sleptMs - justSleptMs(),
    noticeMs: heartbeat.noticeMs,
    heard: heartbeat.heard,
    changed(before) {
      const { phase } = linkOf().state;
      if (phase !== 'open') heartbeat.stop();
      else if (before.phase !== 'open') heartbeat.start();
      if (phase !== 'closed') return;
      stopPage();
      clearTimer(clock);
    },
  };

  function isOpen(): boolean {
    return linkOf().state.phase === 'open';
  }

  function ping(message: SocketData | (() => SocketData)): void {
    try {
      linkOf().socket?.send(sendable(typeof message === 'function' ? message() : message) as never);
    } catch (error) {
      logger.error(`the heartbeat could not be sent: ${kindOf(error)}`);
    }
  }

  function giveUp(): void {
    linkOf().dispatch({ type: 'suspected' });
  }

  function wake(): void {
    linkOf().dispatch({ type: 'woke' });
  }

  /** The machine may have slept: what is open is asked, or where that cannot be done, replaced. */
  function doubt(): void {
    if (!isOpen() || !heartbeat.ask()) wake();
  }

  function tellPage(): void {
    const shown = { online: page.isOnline(), visible: page.isVisible() };
    const { online, visible } = linkOf().state.page;
    if (shown.online === online && shown.visible === visible) return;
    linkOf().dispatch({ type: 'page', page: shown });
    // Another network, or a page that was hidden for long: the link may have died meanwhile.
    if (shown.online && shown.visible && isOpen()) heartbeat.ask();
  }

  function watchClock(): void {
    clock = setTimer(() => {
      watchClock();
      if (justSleptMs() > SLEPT_MS) doubt();
      else look();
      sleptMs += justSleptMs();
      tickedAt = now();
    }, TICK_MS);
  }

  /** Since the last tick: for as long as the next one is overdue. Where that is long, it may have begun right after the last. */
  function justSleptMs(): number {
    const sinceMs = now() - tickedAt;
    const overdueMs = Math.max(sinceMs - TICK_MS, 0);
    return overdueMs > SLEPT_MS ? sinceMs : overdueMs;
  }

  /** Some platforms wait forever for a peer that sent a Close frame and then does not end the connection. */
  function look(): void {
    const { socket } = linkOf();
    const stuck = isOpen() && socket && socket.readyState > OPEN ? socket : null;
    if (stuck && stuck === closing) giveUp();
    closing = stuck;
  }
}
