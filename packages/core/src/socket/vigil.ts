import { kindOf } from '../decide/kind-of.ts';
import type { MachineState } from '../decide/machine-data.ts';
import type { PageState } from '../decide/wait.ts';
import { type ClockWatch, watchClock } from './clock-watch.ts';
import { createHeartbeat, type HeartbeatOptions } from './heartbeat.ts';
import type { Link } from './native-interface.ts';
import type { Platform, SocketData, WebSocketLike } from './platform.ts';

/** What the machine is told of; no transport reports it. */
export type VigilReport =
  | { readonly type: 'suspected' }
  | { readonly type: 'woke' }
  | { readonly type: 'page'; readonly page: PageState };

/** Watches over a connection: the heartbeat, the clock and the page. */
export interface Vigil {
  /** Begins to watch the page and the clock. */
  start(): void;
  /** Now, in ms, or when this was last awake for certain. */
  awakeAt(): number;
  /** A session begins. */
  opened(): void;
  /** Something came. */
  heard(): void;
  /** The state has changed: what watches a session stops with it, and everything at the end. */
  changed(): void;
}

const OPEN = 1;

/** @throws RangeError when an option of the heartbeat is out of its range. */
export function createVigil(
  settings: Platform & { readonly heartbeat: HeartbeatOptions | undefined },
  link: Link,
  stateOf: () => MachineState,
  report: (report: VigilReport) => void,
): Vigil {
  const { page, logger } = settings;
  const heartbeat = createHeartbeat(settings.heartbeat, settings, ping, giveUp);
  /** Its peer sent a Close frame, and had not finished at the last look. */
  let closing: WebSocketLike | null = null;
  let clock: ClockWatch | undefined;
  let stopPage = () => {};

  return {
    start() {
      stopPage = page.listen(tellPage, wake, doubt);
      clock = watchClock(settings, look, doubt);
      tellPage();
    },
    awakeAt: () => clock?.awakeAt() ?? settings.now(),
    opened: heartbeat.start,
    heard: heartbeat.heard,
    changed() {
      const { phase } = stateOf();
      if (phase !== 'open') heartbeat.stop();
      if (phase !== 'closed') return;
      stopPage();
      clock?.stop();
    },
  };

  function isOpen(): boolean {
    return stateOf().phase === 'open';
  }

  function ping(message: SocketData | (() => SocketData)): void {
    try {
      link.socket?.send((typeof message === 'function' ? message() : message) as never);
    } catch (error) {
      logger.error(`resilient-socket: the heartbeat could not be sent: ${kindOf(error)}`);
    }
  }

  function giveUp(): void {
    report({ type: 'suspected' });
  }

  function wake(): void {
    report({ type: 'woke' });
  }

  /** The machine may have slept: what is open is asked, or where that cannot be done, replaced. */
  function doubt(): void {
    if (!isOpen() || !heartbeat.ask()) wake();
  }

  function tellPage(): void {
    const now = { online: page.isOnline(), visible: page.isVisible() };
    const { online, visible } = stateOf().page;
    if (now.online === online && now.visible === visible) return;
    report({ type: 'page', page: now });
    // Another network, or a page that was hidden for long: the link may have died meanwhile.
    if (now.online && now.visible && isOpen()) heartbeat.ask();
  }

  /** Some platforms wait forever for a peer that sent a Close frame and then does not end the connection. */
  function look(): void {
    const { socket } = link;
    const stuck = isOpen() && socket && socket.readyState > OPEN ? socket : null;
    if (stuck && stuck === closing) giveUp();
    closing = stuck;
  }
}
