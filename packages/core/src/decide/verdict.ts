import { MAX_TIMER_MS } from './backoff.ts';
import { checkKinds } from './check-kinds.ts';
import { checkNumbers } from './check-numbers.ts';
import { comingAttempt, type Decision, stopInstead } from './decision.ts';
import { kindOf } from './kind-of.ts';
import type { Close, Outage } from './outage.ts';

/** What the `decide` option answers. Nonsense is not obeyed; the decision's `advice` says so. */
export interface Verdict {
  readonly action: Decision['action'];
  /** Ms, 0 or more. @default the standard decision's, or 0 where that was a stop. */
  readonly delayMs?: number;
  /** For the log. @default "as the application decided" */
  readonly because?: string;
}

/** The last word on each close: a verdict, or undefined to keep the standard decision. It should be pure. */
export type Decide = (close: Close, standard: Decision, outage: Outage) => Verdict | undefined;

const ACTIONS: readonly unknown[] = ['retry', 'reauthenticate', 'stop'];

/** The decision that stands when the application has had the last word. */
export function overrule(standard: Decision, close: Close, outage: Outage, decide: Decide | undefined): Decision {
  try {
    const verdict = decide?.(close, standard, outage);
    if (!verdict) return standard;
    const { action, delayMs: asked = standard.delayMs ?? 0, because = 'as the application decided' } = verdict;
    if (!ACTIONS.includes(action)) throw new RangeError(`action must be one of ${ACTIONS}, got ${action}`);
    checkKinds('a string', { because });
    checkNumbers({ delayMs: asked });
    const delayMs = Math.min(asked, MAX_TIMER_MS);
    const going = { ...standard, attempt: outage.attempts + 1 };
    if (action === 'stop') return stopInstead(going, because);
    const hinted = standard.hinted && delayMs === standard.delayMs;
    return comingAttempt({ ...going, action, delayMs, windowMs: [delayMs, delayMs], hinted }, `${because}; `);
  } catch (cause) {
    // What it throws might hold a secret.
    return { ...standard, cause, advice: `no verdict from decide: ${kindOf(cause)}, see decision.cause` };
  }
}
