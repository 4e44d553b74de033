import type { Platform } from '../socket/platform.ts';

interface ManualTimer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that moves only when the test says so. Pass it as (part of) the `platform` option. */
export interface ManualClock extends Pick<Platform, 'now' | 'setTimer' | 'clearTimer'> {
  /** How many timers are set. */
  pending(): number;
  /** Moves on by `ms`, firing what is due in order; promise callbacks run before, in between and after. */
  advance(ms: number): Promise<void>;
}

/** A clock that starts at `startMs` (ms since 1970). @default 0 */
export function manualClock(startMs = 0): ManualClock {
  const timers = new Set<ManualTimer>();
  let now = startMs;

  function nextUntil(end: number): ManualTimer | undefined {
    let next: ManualTimer | undefined;
    for (const timer of timers) if (timer.at <= end && (!next || timer.at < next.at)) next = timer;
    return next;
  }

  return {
    now: () => now,
    setTimer(callback, delayMs) {
      const timer = { at: now + Math.max(0, delayMs), callback };
      timers.add(timer);
      return timer;
    },
    clearTimer(timer) {
      timers.delete(timer as ManualTimer);
    },
    pending: () => timers.size,
    async advance(ms) {
      const end = now + ms;
      await settled();
      for (let timer = nextUntil(end); timer; timer = nextUntil(end)) {
        now = timer.at;
        timers.delete(timer);
        timer.callback();
        await settled();
      }
      now = end;
    },
  };
}

/** All promise callbacks that were due have run when the next task comes. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
