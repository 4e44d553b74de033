import { cutToTimer, drawDelay } from './backoff.ts';
import { checkDialects } from './check-dialects.ts';
import { checkKinds } from './check-kinds.ts';
import { checkNumbers } from './check-numbers.ts';
import { classify } from './classify.ts';
import { comingAttempt, type Decided, type Decision, stopInstead } from './decision.ts';
import type { Dialect } from './dialect.ts';
import { isLeft, nextPlace, type Place } from './endpoints.ts';
import { type Close, continueOutage, type Outage } from './outage.ts';
import { parseRetryHint } from './retry-hint.ts';
import { asRule, checkRules, type RuleOptions, ruleFor, type Span, spanOf, standardRules } from './rules.ts';
import { type Decide, overrule } from './verdict.ts';

export interface PolicyOptions extends RuleOptions {
  /** Asked in this order; the first that knows a code wins over the standard table. @default [] */
  readonly dialects?: readonly Dialect[];
  /** The last word on each close: a verdict, or undefined to keep the standard decision. It should be pure. */
  readonly decide?: Decide;
  /** Ms, 0 or more. Open for so long, a connection is stable: the outage is over. @default 5000 */
  readonly stableMs?: number;
  /** Per outage, each 0 or more: retries, and ms since it began. `attempts: 0` never reconnects. @default no limit. */
  readonly limit?: { readonly attempts?: number; readonly elapsedMs?: number };
  /** Obey `retry-after-ms=` in close reasons? @default true */
  readonly hints?: boolean;
}

/** What a decision needs besides the close and what is remembered; drawn and measured by the caller. */
export interface Circumstances extends Place {
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

/** So many sessions thrown out before they were stable are a crash loop. */
const CRASHES = 3;
/** From there the waits go on then. */
const LOOP_MS = 30_000;
/** So many attempts in a row that never opened make it worth trying new credentials: a 401 may be behind them. */
const SUSPICIOUS = 3;
/** And again after so many more, about once an hour: in a long outage credentials expire. */
const SUSPICIOUS_AGAIN = 12;

const DEFAULT_STABLE_MS = 5000;
/** From the registration of 1012. */
const RESTART_SPREAD_MS: Span = [5000, 30_000];
/** So long credentials are new, in ms: when they are refused then, others will not help. Later they may have expired. */
const NEW_MS = 60_000;

/** @throws RangeError when an option is out of its range, TypeError when it is of another kind. */
export function createPolicy(options: PolicyOptions = {}): Policy {
  checkKinds('an object', { options });
  const { codes = {}, backoff = {}, restartSpreadMs = RESTART_SPREAD_MS, dialects = [], decide: lastWord } = options;
  const { stableMs = DEFAULT_STABLE_MS, limit = {}, hints = true } = options;
  checkKinds('a function', { decide: lastWord });
  checkKinds('a boolean', { hints });
  checkKinds('an object', { backoff, limit, restartSpreadMs });
  checkNumbers({ stableMs });
  checkNumbers(backoff, 'backoff.');
  checkNumbers(limit, 'limit.');
  const [spreadMinMs = Number.NaN, spreadMaxMs = Number.NaN] = restartSpreadMs;
  checkNumbers({ 0: spreadMinMs }, 'restartSpreadMs.');
  checkNumbers({ 1: spreadMaxMs }, 'restartSpreadMs.', spreadMinMs);
  checkRules(codes, 'codes', (given) => [asRule(given)]);
  checkDialects(dialects);
  const standards = standardRules(cutToTimer(spreadMinMs, spreadMaxMs));

  return { stableMs, decide };

  function decide(before: Outage | null, close: Close, circumstances: Circumstances): Decided {
    const { at, random, canReauthenticate } = circumstances;
    const { opened, reason } = close;
    const classification = classify(close, { opened, dialects });
    const { code } = classification;
    const rule = ruleFor(classification, opened, codes, standards);
    const { recovery = classification.recovery, attempts = recovery === 'reauthenticate' ? 0 : Infinity } = rule;
    const hint = hints ? parseRetryHint(reason) : null;
    const hinted = hint !== null;
    const revived = hinted && rule.hintRevives;
    const moving = isLeft(code, opened, hinted, circumstances);
    const outage = continueOutage(before, { code, opened, crash: rule.loops, moving }, circumstances);
    const attempt = outage.attempts + 1;
    const elapsedMs = at - outage.startedAt;
    const asked = recovery === 'reauthenticate' && canReauthenticate && !revived;
    const guess = code === 1006 && canReauthenticate && !asked && outage.neverOpened % SUSPICIOUS_AGAIN === SUSPICIOUS;
    const refresh = asked || guess;
    const looping = rule.loops && outage.crashes >= CRASHES;
    const { endpoint, untried, atOnce, where } = nextPlace(outage, moving, circumstances);

    let windowMs: Span = [0, 0];
    if (hinted) windowMs = [hint, hint];
    else if (looping) windowMs = spanOf({ minMs: LOOP_MS }, backoff, outage.crashes - CRASHES + 1, elapsedMs);
    else if (!asked && !untried) windowMs = spanOf(rule, backoff, attempt - atOnce, elapsedMs);
    const [minMs, maxMs] = windowMs;

    const plan = {
      action: refresh ? 'reauthenticate' : 'retry',
      delayMs: drawDelay(maxMs, random, minMs),
      windowMs,
      attempt,
      classification,
      hinted,
      endpoint,
      guess,
      ...(rule.unsure && { advice: `if ${code} means something else here: codes: { ${code}: 'backoff' }` }),
    } as const;
    const preface = `${looping ? 'a crash loop; ' : ''}${refresh ? 'new credentials, then ' : ''}`;
    const standard = limited(comingAttempt(plan, preface, where));
    const decision = Object.freeze(overrule(standard, close, outage, lastWord));
    const renewed = decision.action === 'reauthenticate' && !decision.guess && { reauthenticatedAt: at };
    return { decision, outage: { ...outage, attempts: decision.attempt, ...renewed } };

    function limited(going: Decision): Decision {
      if (attempt > (limit.attempts ?? Infinity)) return stopInstead(going, 'limit.attempts is reached');
      if (elapsedMs >= (limit.elapsedMs ?? Infinity)) return stopInstead(going, 'limit.elapsedMs is reached');
      if (recovery === 'none' || recovery === 'stop') return stopInstead(going, 'the code asks for no retry');
      if (asked && at - (outage.reauthenticatedAt ?? -Infinity) < NEW_MS)
        return stopInstead(going, 'new credentials did not help');
      if (!asked && !revived && (outage.closes[code] ?? 0) > attempts)
        return stopInstead(going, attempts > 0 ? `${attempts} attempts did not help` : 'there is no reauthenticate');
      return going;
    }
  }
}
