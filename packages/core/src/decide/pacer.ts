import type { Decision } from './decision.ts';
import type { Close, Outage } from './outage.ts';
import type { Policy } from './policy.ts';

/** How one session, or one attempt, ended; times in ms. */
export interface Loss {
  readonly close: Close;
  /** When it began to connect. */
  readonly since: number;
  /** Had it been open for `stableMs`? */
  readonly stable: boolean;
  readonly at: number;
  /** A number in [0, 1). */
  readonly random: number;
}

/** Remembers for each server when it may be bothered again. */
export interface Pacer {
  /** How long the next session has to wait, in ms. */
  waitMs(key: string, at: number): number;
  /** Decides about a loss; a stop is the longest wait, but no wait at all when the work was done (1000). */
  lost(key: string, loss: Loss): { readonly decision: Decision; readonly waitMs: number };
}

/** What is remembered under one key; times in ms. */
interface Pace {
  readonly lostAt: number;
  readonly dueAt: number;
  readonly outage: Outage;
  /** The outage as it was before the last loss. */
  readonly before: Outage | null;
}

/** The state is bounded: beyond so many keys the one that was quiet for the longest time is forgotten. */
const KEPT_KEYS = 100;
const DONE = 1000;

/** Paces sessions that others open and close. `longestWaitMs` caps every wait that the server did not ask for. */
export function createPacer(policy: Policy, longestWaitMs: number): Pacer {
  const paces = new Map<string, Pace>();

  function remember(key: string, pace: Pace): void {
    paces.delete(key);
    paces.set(key, pace);
    const [oldest = key] = paces.keys();
    if (paces.size > KEPT_KEYS) paces.delete(oldest);
  }

  function lengthOf({ delayMs, hinted }: Decision): number {
    const length = delayMs ?? longestWaitMs;
    return hinted ? length : Math.min(length, longestWaitMs);
  }

  /** A clock that was set back begins the wait again: it is never more than was decided. */
  function paceOf(key: string, at: number): Pace | undefined {
    const pace = paces.get(key);
    if (!pace || at >= pace.lostAt) return pace;
    const again = { ...pace, lostAt: at, dueAt: at + pace.dueAt - pace.lostAt };
    paces.set(key, again);
    return again;
  }

  return {
    waitMs(key, at) {
      return Math.max((paceOf(key, at)?.dueAt ?? 0) - at, 0);
    },
    lost(key, { close, since, stable, at, random }) {
      const pace = paceOf(key, at);
      // Sessions side by side that end together are one loss, not many attempts.
      const together = pace !== undefined && since <= pace.lostAt;
      const before = (together ? pace.before : pace?.outage) ?? null;
      const { decision, outage } = policy.decide(before, close, { at, random, stable, canReauthenticate: false });
      if (decision.action === 'stop' && close.code === DONE) return { decision, waitMs: 0 };
      const dueAt = Math.max(at + lengthOf(decision), pace?.dueAt ?? 0);
      remember(key, { lostAt: at, dueAt, outage, before });
      return { decision, waitMs: dueAt - at };
    },
  };
}
