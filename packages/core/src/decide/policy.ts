import { drawDelay, MAX_TIMER_MS } from './backoff.ts';
import { checkNumbers } from './check-numbers.ts';
import { type Classification, classify } from './classify.ts';
import { type Decision, stopInstead } from './decision.ts';
import type { Dialect } from './dialect.ts';
import { type Close, continueOutage, type Outage } from './outage.ts';
import { parseRetryHint } from './retry-hint.ts';
import { checkRules, type RuleOptions, ruleFor, type Span, spanOf } from './rules.ts';
import { whenWords } from './wording.ts';

/** What the `decide` option answers. Nonsense is not obeyed; the decision's `advice` says so. */
export interface Verdict {
  readonly action: Decision['action'];
  /** Ms, 0 or more. @default the standard decision's, or 0 where that was a stop. */
  readonly delayMs?: number;
  /** For the log. @default "as the application decided" */
  readonly because?: string;
}

export interface PolicyOptions extends RuleOptions {
  /** Asked in this order; the first that knows a code wins over the standard table. @default [] */
  readonly dialects?: readonly Dialect[];
  /** The last word on each close: a verdict, or undefined to keep the standard decision. It should be pure. */
  readonly decide?: (close: Close, standard: Decision, outage: Outage) => Verdict | undefined;
  /** Ms, 0 or more. Open for so long, a connection is stable: the outage is over. @default 5000 */
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
  /** Had this session been open for `stableMs`? Then its loss begins an outage. */
  readonly stable: boolean;
  readonly canReauthenticate: boolean;
}

/** Classification, history and hint in; decision out. Pure: it keeps nothing. */
export interface Policy {
  readonly stableMs: number;
  decide(outage: Outage | null, close: Close, circumstances: Circumstances): { decision: Decision; outage: Outage };
}

/** So many 1011 before a session was stable are a crash loop. */
const CRASHES = 3;
/** So many attempts in a row that never opened make it worth trying new credentials: a 401 may be behind them. */
const SUSPICIOUS = 3;

const DEFAULT_STABLE_MS = 5000;
/** From the registration of 1012. */
const RESTART_SPREAD_MS: Span = [5000, 30_000];
const ACTIONS: readonly unknown[] = ['retry', 'reauthenticate', 'stop'];

/** @throws RangeError when an option is out of its range. */
export function createPolicy({
  codes = {},
  backoff = {},
  restartSpreadMs = RESTART_SPREAD_MS,
  dialects = [],
  decide: lastWord,
  stableMs = DEFAULT_STABLE_MS,
  limit = {},
  hints = true,
}: PolicyOptions = {}): Policy {
  checkNumbers({ stableMs });
  checkNumbers(backoff, 'backoff.');
  checkNumbers(limit, 'limit.');
  const [spreadMinMs = Number.NaN, spreadMaxMs = Number.NaN] = restartSpreadMs;
  checkNumbers({ 0: spreadMinMs }, 'restartSpreadMs.');
  checkNumbers({ 1: spreadMaxMs }, 'restartSpreadMs.', spreadMinMs);
  checkRules(codes, 'codes');
  for (const { name, codes } of dialects) checkRules(codes, `dialect ${name}`);

  return {
    stableMs,
    decide(before, close, circumstances) {
      const { opened } = close;
      const classification = classify(close, { opened, dialects });
      const outage = continueOutage(before, classification.code, opened, circumstances);
      const standard = standardDecision(classification, outage, close, circumstances);
      const decision = Object.freeze(overrule(standard, close, outage));
      const { action, attempt, guess } = decision;
      const reauthenticated = outage.reauthenticated || (action === 'reauthenticate' && !guess);
      return { decision, outage: { ...outage, attempts: attempt, reauthenticated } };
    },
  };

  function standardDecision(
    classification: Classification,
    outage: Outage,
    { reason, opened }: Close,
    { at, random, canReauthenticate }: Circumstances,
  ): Decision {
    const { code, because } = classification;
    const rule = ruleFor(classification, opened, codes, restartSpreadMs);
    const { recovery = classification.recovery, attempts = recovery === 'reauthenticate' ? 0 : Infinity } = rule;
    const attempt = outage.attempts + 1;
    const elapsedMs = at - outage.startedAt;
    const hint = hints ? parseRetryHint(reason) : null;
    const hinted = hint !== null;
    const revived = hinted && rule.hintRevives;
    const asked = recovery === 'reauthenticate' && canReauthenticate && !revived;
    const guess = code === 1006 && canReauthenticate && !asked && outage.neverOpened === SUSPICIOUS;
    const refresh = asked || guess;
    const looping = rule.loopMs !== undefined && outage.crashes >= CRASHES;

    let span: Span = [0, 0];
    if (hinted) span = [hint, hint];
    else if (looping) span = spanOf({ minMs: rule.loopMs }, backoff, outage.crashes - CRASHES + 1, elapsedMs);
    else if (!asked) span = spanOf(rule, backoff, attempt, elapsedMs);
    const [minMs, maxMs] = span;
    const delayMs = drawDelay(maxMs, random, minMs);

    const preface = `${looping ? 'a crash loop; ' : ''}${refresh ? 'new credentials, then ' : ''}`;
    const decision: Decision = {
      action: refresh ? 'reauthenticate' : 'retry',
      delayMs,
      attempt,
      classification,
      hinted,
      guess,
      because: `${because}; ${preface}${whenWords(attempt, delayMs, span, hinted)}`,
      ...(rule.unsure && { advice: `if ${code} means something else here: codes: { ${code}: 'backoff' }` }),
    };
    if (attempt > (limit.attempts ?? Infinity)) return stopInstead(decision, 'limit.attempts is reached');
    if (elapsedMs >= (limit.elapsedMs ?? Infinity)) return stopInstead(decision, 'limit.elapsedMs is reached');
    if (recovery === 'none' || recovery === 'stop') return stopInstead(decision, 'the code asks for no retry');
    if (asked && outage.reauthenticated) return stopInstead(decision, 'new credentials did not help');
    if (!asked && !revived && (outage.closes[code] ?? 0) > attempts) {
      return stopInstead(decision, attempts > 0 ? `${attempts} attempts did not help` : 'nothing to try it with');
    }
    return decision;
  }

  function overrule(standard: Decision, close: Close, outage: Outage): Decision {
    try {
      const verdict = lastWord?.(close, standard, outage);
      if (!verdict) return standard;
      const { action, delayMs: asked = standard.delayMs ?? 0, because = 'as the application decided' } = verdict;
      if (!ACTIONS.includes(action)) throw new RangeError(`action must be one of ${ACTIONS}, got ${action}`);
      checkNumbers({ delayMs: asked });
      const delayMs = Math.min(asked, MAX_TIMER_MS);
      const attempt = outage.attempts + 1;
      const hinted = standard.hinted && delayMs === standard.delayMs;
      if (action === 'stop') return stopInstead({ ...standard, attempt }, because);
      const why = `${standard.classification.because}; ${because}; ${whenWords(attempt, delayMs, [0, 0])}`;
      return { ...standard, action, delayMs, attempt, hinted, because: why };
    } catch (error) {
      return { ...standard, advice: `the answer of decide is no verdict: ${error}` };
    }
  }
}
