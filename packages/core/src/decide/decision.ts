import type { Classification } from './classify.ts';
import type { Outage } from './outage.ts';
import type { Span } from './rules.ts';

/** What to do about one close, and why. Frozen. */
export type Decision = {
  /** Code, meaning, what is done and when, as a person reads it in a log. */
  readonly because: string;
  /** The number of the coming attempt in this outage, from 1; for a stop, how many were made. */
  readonly attempt: number;
  readonly classification: Classification;
  /** Did the server choose the delay, by a retry hint? */
  readonly hinted: boolean;
  /** Of the coming attempt: its place in the list of endpoints, from 0. */
  readonly endpoint: number;
  /** Is `reauthenticate` only a guess, because a 401 may be behind connections that never opened? */
  readonly guess?: boolean;
  /** Something the developer should hear once, such as how to override a default. */
  readonly advice?: string;
  /** What `decide` or `reauthenticate` threw. */
  readonly cause?: unknown;
} & (
  | {
      readonly action: 'retry' | 'reauthenticate';
      /** Ms until the attempt; a socket gets new credentials after it, so that they are fresh. */
      readonly delayMs: number;
      /** What the delay was drawn from, in ms. */
      readonly windowMs: Span;
    }
  | { readonly action: 'stop'; readonly delayMs: null; readonly windowMs: null }
);

type Plan = Omit<Extract<Decision, { readonly delayMs: number }>, 'because'>;

/**
 * The decision to make the coming attempt, with the words for it: "attempt 3 in 3.4 s (window 2-4 s)", "attempt 1 in 2.5 s,
 * as the server asks" or "attempt 2 in 0 s, at endpoint 2 of 3".
 */
export function comingAttempt(plan: Plan, why: string, where = ''): Decision {
  const { classification, attempt, delayMs, windowMs, hinted } = plan;
  const [minMs, maxMs] = windowMs;
  const window = minMs < maxMs ? ` (window ${seconds(minMs)}-${seconds(maxMs)} s)` : '';
  const when = `attempt ${attempt} in ${seconds(delayMs)} s${hinted ? ', as the server asks' : window}`;
  return { ...plan, because: `${classification.because}; ${why}${when}${where}` };
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}

/** The stop in place of the coming attempt that `decision` counts. */
export function stopInstead(decision: Decision, why: string): Decision {
  return {
    ...decision,
    action: 'stop',
    delayMs: null,
    windowMs: null,
    attempt: decision.attempt - 1,
    hinted: false,
    guess: false,
    because: `${decision.classification.because}; stopped: ${why}`,
  };
}

/** How the application answered to `reauthenticate`. */
export interface Reauthentication {
  readonly ok: boolean;
  /** What it threw. */
  readonly cause?: unknown;
  /** What went wrong, for `because`. @default "no new credentials" */
  readonly note?: string;
}

/** A decision, and what is remembered with it. */
export interface Decided {
  readonly decision: Decision;
  readonly outage: Outage;
}

/** The same of a decision that was no stop. */
export type Going = Decided & { readonly decision: { readonly delayMs: number } };

/** What follows a `reauthenticate` decision once its outcome is known. A guess that fails proves nothing, and renews nothing. */
export function afterReauthentication(
  { decision, outage }: Going,
  { at, ok, cause = decision.cause, note = 'no new credentials' }: Reauthentication & { readonly at: number },
): Decided {
  const { guess } = decision;
  const next: Decision = ok || guess ? { ...decision, action: 'retry' } : stopInstead(decision, note);
  return {
    decision: Object.freeze({ ...next, cause }),
    outage: guess ? outage : { ...outage, reauthenticatedAt: at },
  };
}
