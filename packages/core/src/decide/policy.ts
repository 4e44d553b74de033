import { MAX_TIMER_MS } from './backoff.ts';
import { checkOption } from './check-option.ts';
import { type Classification, classify } from './classify.ts';
import type { Dialect } from './dialect.ts';
import { type Close, continueOutage, type Outage } from './outage.ts';
import { parseRetryHint } from './retry-hint.ts';
import { checkRuleOptions, createRules, type Rule, type RuleOptions } from './rules.ts';
import { seconds, whenWords } from './wording.ts';

/** What to do about one close, and why. Frozen. */
export type Decision = {
  /** Code, meaning, what is done and when, as a person reads it in a log. */
  readonly because: string;
  /** The number of the coming attempt in this outage, from 1; for a stop, how many were made. */
  readonly attempt: number;
  readonly classification: Classification;
  /** Did the server choose the delay, by a retry hint? */
  readonly hinted: boolean;
  /** Something the developer should hear once, such as how to override a default. */
  readonly advice?: string;
} & (
  | {
      readonly action: 'retry' | 'reauthenticate' /** Ms; after new credentials, for `reauthenticate`. */;
      readonly delayMs: number;
    }
  | { readonly action: 'stop'; readonly delayMs: null }
);

/** What the `decide` option answers: an action with its delay in ms (0 to 2147483647), and a reason for the log. */
export interface Verdict {
  readonly action: Decision['action'];
  /** @default the standard decision's, or 0 where that was a stop. */
  readonly delayMs?: number;
  readonly because?: string;
}

export interface PolicyOptions extends RuleOptions {
  /** Asked in this order; the first that knows a code wins over the standard table. @default [] */
  readonly dialects?: readonly Dialect[];
  /** The last word on each close: a verdict, or undefined to keep the standard decision. It should be pure. */
  readonly decide?: (close: Close, standard: Decision, outage: Outage) => Verdict | undefined;
  /** Ms, 0 to 2147483647. Open for so long, a connection is stable: the outage is over. @default 5000 */
  readonly stableMs?: number;
  /** Per outage, each 0 or more: retries, and ms since it began. `attempts: 0` never reconnects. @default no limit. */
  readonly limit?: { readonly attempts?: number; readonly elapsedMs?: number };
  /** Obey `retry-after-ms=` in close reasons? @default true */
  readonly hints?: boolean;
}

/** What a decision needs besides the close and what is remembered; drawn and measured by the caller. */
export interface Circumstances {
  /** Now, in ms, by any clock that does not change during an outage. */
  readonly at: number;
  /** A number in [0, 1). */
  readonly random: number;
  /** Had this session been open for `stableMs`? */
  readonly stable: boolean;
  readonly canReauthenticate: boolean;
}

/** Classification, history and hint in; decision out. Pure: it keeps nothing. */
export interface Policy {
  readonly stableMs: number;
  decide(outage: Outage | null, close: Close, circumstances: Circumstances): { decision: Decision; outage: Outage };
}

const DEFAULT_STABLE_MS = 5000;
/** So many 1011 before a session was stable are a crash loop. */
const CRASH_LOOP = 3;
/** So many attempts in a row that never opened make it worth trying new credentials: a 401 may be behind them. */
const SUSPICIOUS_FAILURES = 3;

/** @throws RangeError when an option is out of its range. */
export function createPolicy(options: PolicyOptions = {}): Policy {
  const { dialects = [], limit = {}, hints = true, stableMs = DEFAULT_STABLE_MS } = options;
  const { attempts: maxAttempts = Infinity, elapsedMs: maxElapsedMs = Infinity } = limit;
  checkOption('stableMs', stableMs, 0, MAX_TIMER_MS);
  checkOption('limit.attempts', maxAttempts);
  checkOption('limit.elapsedMs', maxElapsedMs);
  checkRuleOptions(options);
  const ruleFor = createRules(options);

  function decide(before: Outage | null, close: Close, circumstances: Circumstances) {
    const classification = classify(close, { opened: close.opened, dialects });
    const rule = ruleFor(classification, close.opened);
    const outage = continueOutage(before, close, rule.key, circumstances.stable, circumstances.at);
    const standard = standardDecision(classification, rule, outage, close, circumstances);
    const decision = options.decide ? overrule(options.decide, close, standard, outage) : standard;
    return {
      decision: Object.freeze(decision),
      outage: {
        ...outage,
        attempts: outage.attempts + (decision.action === 'stop' ? 0 : 1),
        reauthenticated: outage.reauthenticated || (decision.action === 'reauthenticate' && close.opened),
      },
    };
  }

  function standardDecision(
    classification: Classification,
    rule: Rule,
    outage: Outage,
    { code, reason, opened }: Close,
    { at, random, canReauthenticate }: Circumstances,
  ): Decision {
    const elapsedMs = Math.max(0, at - outage.startedAt);
    const attempt = outage.attempts + 1;
    const hint = hints ? parseRetryHint(reason) : null;
    const loop = rule.crashLoopBackoff && outage.crashes >= CRASH_LOOP ? rule.crashLoopBackoff : undefined;
    const wait = (chance: number) =>
      hint ??
      (loop ? loop(outage.crashes - CRASH_LOOP + 1, chance, elapsedMs) : rule.backoff(attempt, chance, elapsedMs));
    const facts = { classification, hinted: hint !== null, ...(rule.advice && { advice: rule.advice }) };
    const stop = (why: string): Decision => ({
      ...facts,
      action: 'stop',
      delayMs: null,
      hinted: false,
      attempt: outage.attempts,
      because: `${classification.because}; stopped: ${why}`,
    });
    const go = (action: 'retry' | 'reauthenticate', delayMs = wait(random)): Decision => ({
      ...facts,
      action,
      delayMs,
      attempt,
      because:
        classification.because +
        (loop ? `, ${outage.crashes} times within ${seconds(stableMs)} of opening: a crash loop` : '') +
        (action === 'retry' ? '; ' : '; new credentials first, then ') +
        whenWords(attempt, delayMs, hint === null ? [wait(0), wait(1)] : 'hint'),
    });

    if (attempt > maxAttempts) return stop(`the limit of ${maxAttempts} attempts is reached`);
    if (elapsedMs >= maxElapsedMs) return stop(`the limit of ${seconds(maxElapsedMs)} is reached`);
    if (rule.recovery === 'none') return stop(rule.fix ?? 'nothing is left to do');
    if (hint !== null && rule.hintRevives) return go('retry');
    if (rule.recovery === 'reauthenticate' && canReauthenticate) {
      if (outage.reauthenticated) return stop('new credentials did not help');
      return go('reauthenticate', hint ?? 0);
    }
    if ((outage.closes[rule.key] ?? 0) > rule.attempts) {
      return stop(
        rule.attempts === 0 ? 'there is no way to get new credentials' : `${rule.attempts} attempts did not help`,
      );
    }
    const suspicious = !opened && code === 1006 && outage.neverOpened === SUSPICIOUS_FAILURES;
    return go(suspicious && canReauthenticate ? 'reauthenticate' : 'retry');
  }

  return { stableMs, decide };
}

function overrule(
  decide: NonNullable<PolicyOptions['decide']>,
  close: Close,
  standard: Decision,
  outage: Outage,
): Decision {
  const verdict = decide(close, standard, outage);
  if (!verdict) return standard;
  const because = `${standard.classification.because}; ${verdict.because ?? 'decided by the application'}`;
  if (verdict.action === 'stop') {
    return { ...standard, action: 'stop', delayMs: null, attempt: outage.attempts, hinted: false, because };
  }
  const delayMs = verdict.delayMs ?? standard.delayMs ?? 0;
  checkOption('decide().delayMs', delayMs, 0, MAX_TIMER_MS);
  const attempt = outage.attempts + 1;
  return {
    ...standard,
    action: verdict.action,
    delayMs,
    attempt,
    because: `${because}; ${whenWords(attempt, delayMs)}`,
  };
}
