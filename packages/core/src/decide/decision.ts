import type { Classification } from './classify.ts';

/** What to do about one close, and why. Frozen. */
export type Decision = {
  /** Code, meaning, what is done and when, as a person reads it in a log. */
  readonly because: string;
  /** The number of the coming attempt in this outage, from 1; for a stop, how many were made. */
  readonly attempt: number;
  readonly classification: Classification;
  /** Did the server choose the delay, by a retry hint? */
  readonly hinted: boolean;
  /** Is `reauthenticate` only a guess, because a 401 may be behind connections that never opened? */
  readonly guess?: boolean;
  /** Something the developer should hear once, such as how to override a default. */
  readonly advice?: string;
} & (
  | {
      readonly action: 'retry' | 'reauthenticate';
      /** Ms; for `reauthenticate`, after the new credentials are there. */
      readonly delayMs: number;
    }
  | { readonly action: 'stop'; readonly delayMs: null }
);

/** The stop in place of the coming attempt that `decision` counts. */
export function stopInstead(decision: Decision, why: string): Decision {
  const { classification, attempt } = decision;
  const because = `${classification.because}; stopped: ${why}`;
  return { ...decision, action: 'stop', delayMs: null, attempt: attempt - 1, hinted: false, guess: false, because };
}

/** What follows a `reauthenticate` decision once its outcome is known. A guess that fails proves nothing. */
export function afterReauthentication(decision: Decision & { delayMs: number }, ok: boolean): Decision {
  return Object.freeze(
    ok || decision.guess ? { ...decision, action: 'retry' } : stopInstead(decision, 'no new credentials'),
  );
}
