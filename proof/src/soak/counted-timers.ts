import type { Platform } from '@resilient-socket/core';

/** Real timers for the `platform` option, which know how many of them are set. */
export interface CountedTimers extends Pick<Platform, 'setTimer' | 'clearTimer'> {
  active(): number;
}

export function countedTimers(): CountedTimers {
  const timers = new Set<unknown>();
  return {
    setTimer(callback, delayMs) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        callback();
      }, delayMs);
      timers.add(timer);
      return timer;
    },
    clearTimer(timer) {
      clearTimeout(timer as NodeJS.Timeout);
      timers.delete(timer);
    },
    active: () => timers.size,
  };
}
