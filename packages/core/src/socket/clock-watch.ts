import type { Platform } from './platform.ts';

/** Often enough to notice sleep soon after it, seldom enough to cost nothing. */
const TICK_MS = 30_000;
/** Timers of hidden tabs may come a minute late; later than this, the machine has slept. */
const SLEPT_MS = 120_000;

export interface ClockWatch {
  /** Now, in ms, unless a tick is overdue: then this may have slept since the last one, and it is when that came. */
  awakeAt(): number;
  stop(): void;
}

/** Calls `tick` each 30 s, and `woke` whenever the clock has jumped, as after sleep. */
export function watchClock({ now, setTimer, clearTimer }: Platform, tick: () => void, woke: () => void): ClockWatch {
  let timer: unknown;
  let tickedAt = now();
  function arm(): void {
    const expectedAt = now() + TICK_MS;
    timer = setTimer(() => {
      arm();
      if (now() - expectedAt > SLEPT_MS) woke();
      else tick();
      tickedAt = now();
    }, TICK_MS);
  }
  arm();
  return { awakeAt: () => (now() - tickedAt > TICK_MS ? tickedAt : now()), stop: () => clearTimer(timer) };
}
