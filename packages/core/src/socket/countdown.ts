import { type Platform, surroundings } from './platform.ts';
import type { Readable } from './readable.ts';
import type { SocketSnapshot } from './snapshot.ts';

const SECOND_MS = 1000;

/**
 * How many seconds are left until the next attempt, as a whole number, rounded up; `null` while no time is waited for. It
 * ticks once a second, and only while it is subscribed to and the socket waits. `platform` is that of the socket.
 */
export function createCountdown(
  socket: Readable<SocketSnapshot>,
  platform: Partial<Platform> = {},
): Readable<number | null> {
  const { now, setTimer, clearTimer } = surroundings(platform);

  function leftMs(): number {
    const { nextRetryAt } = socket.getSnapshot();
    return nextRetryAt === null ? Number.NaN : Math.max(0, nextRetryAt - now());
  }

  function secondsLeft(): number | null {
    const left = leftMs();
    return Number.isNaN(left) ? null : Math.ceil(left / SECOND_MS);
  }

  let shown = secondsLeft();
  return {
    getSnapshot: () => shown,
    subscribe(listener) {
      let timer: unknown;
      const unsubscribe = socket.subscribe(tick);
      tick();
      return () => {
        unsubscribe();
        clearTimer(timer);
      };

      function tick(): void {
        clearTimer(timer);
        const left = leftMs();
        // The next time that it says another number; NaN and 0 are not greater than 0.
        if (left > 0) timer = setTimer(tick, Math.ceil(left % SECOND_MS) || SECOND_MS);
        const before = shown;
        shown = secondsLeft();
        if (shown !== before) listener();
      }
    },
  };
}
