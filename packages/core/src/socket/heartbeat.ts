import { MAX_TIMER_MS } from '../decide/backoff.ts';
import { checkNumbers } from '../decide/check-numbers.ts';
import type { Platform, SocketData } from './platform.ts';
import { sendable } from './sendable.ts';

/** How a dead link is noticed that nothing else would report. */
export interface HeartbeatOptions {
  /**
   * What makes the peer answer, as your protocol says: sent when an interval has passed without a sign of life.
   * @default nothing is sent: the link counts as dead when the peer is silent for `intervalMs` + `timeoutMs`.
   */
  readonly message?: SocketData | (() => SocketData);
  /** Ms, 1 or more. So often it is checked whether anything came; any message counts, not just answers. @default 25000 */
  readonly intervalMs?: number;
  /** Ms, 1 or more. So long after a silent interval something must come. @default 10000 */
  readonly timeoutMs?: number;
}

export interface Heartbeat {
  /** How long a dead link goes unnoticed at most, in ms; 0 without a heartbeat, as nothing notices it. */
  readonly noticeMs: number;
  /** A session begins. */
  start(): void;
  /** Something came. */
  heard(): void;
  /** Asks the peer now; `false` when there is nothing to ask with. */
  ask(): boolean;
  stop(): void;
}

const DEFAULT_INTERVAL_MS = 25_000;
const DEFAULT_TIMEOUT_MS = 10_000;
/** A timer that comes this late may have overtaken the messages that came meanwhile; they get as long to be heard. */
const LATE_MS = 1000;

/** @throws RangeError when an option is out of its range, TypeError when `message` cannot be sent. */
export function createHeartbeat(
  options: HeartbeatOptions | undefined,
  { now, setTimer, clearTimer }: Pick<Platform, 'now' | 'setTimer' | 'clearTimer'>,
  send: (message: SocketData | (() => SocketData)) => void,
  dead: () => void,
): Heartbeat {
  const { message, intervalMs = DEFAULT_INTERVAL_MS, timeoutMs = DEFAULT_TIMEOUT_MS } = options ?? {};
  checkNumbers({ intervalMs, timeoutMs }, 'heartbeat.', 1);
  if (typeof message === 'object' && sendable(message) !== message)
    throw new TypeError('heartbeat.message must be a text, bytes or a function, got an object');
  let timer: unknown;
  let heard = false;

  function stop(): void {
    clearTimer(timer);
  }

  function after(delayMs: number, next: (late: boolean) => void): void {
    stop();
    const expectedAt = now() + delayMs;
    timer = setTimer(() => next(now() - expectedAt > LATE_MS), Math.min(delayMs, MAX_TIMER_MS));
  }

  function listen(): void {
    heard = false;
    if (options) after(intervalMs, () => (heard ? listen() : ask()));
  }

  function ask(): void {
    heard = false;
    after(timeoutMs, judge);
    if (message !== undefined) send(message);
  }

  function judge(late: boolean): void {
    if (heard) listen();
    else if (late) after(LATE_MS, () => judge(false));
    else dead();
  }

  return {
    noticeMs: options ? intervalMs + timeoutMs : 0,
    start: listen,
    heard() {
      heard = true;
    },
    ask() {
      if (message !== undefined) ask();
      return message !== undefined;
    },
    stop,
  };
}
