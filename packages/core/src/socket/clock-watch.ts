import type { Platform } from './platform.ts';

/** Often enough to notice sleep soon after it, seldom enough to cost nothing. */
const TICK_MS = 30_000;
/** Timers of hidden tabs may come a minute late; later than this, the machine has slept. */
const SLEPT_MS = 120_000;

/** Calls `tick` each 30 s, and `woke` whenever the clock has jumped, as after sleep. Returns how to stop. */
export function watchClock({ now, setTimer, clearTimer }: Platform, tick: () => void, woke: () => void): () => void {
  let timer: unknown;
  function arm(): void {
    const expectedAt = now() + TICK_MS;
    timer = setTimer(() => {
      arm();
      if (now() - expectedAt > SLEPT_MS) woke();
      else tick();
    }, TICK_MS);
  }
  arm();
  return () => clearTimer(timer);
}
