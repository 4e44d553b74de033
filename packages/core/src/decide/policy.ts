import { between } from './backoff.ts';
import { checkNumbers } from './check-numbers.ts';
import { type Classification, classify } from './classify.ts';
import type { Dialect } from './dialect.ts';
import { type Close, continueOutage, type Outage } from './outage.ts';
import { parseRetryHint } from './retry-hint.ts';
import { CRASH_LOOP, checkRules, type RuleOptions, ruleFor, windowOf } from './rules.ts';
import { whenWords } from './wording.ts';

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
      readonly action: 'retry' | 'reauthenticate';
      /** Ms; for `reauthenticate`, after the new credentials are there. */
      readonly delayMs: number;
    }
  | { readonly action: 'stop'; readonly delayMs: null }
);

/** What the `decide` option answers. */
export interface Verdict {
  readonly action: Decision['action'];
  /** Ms, 0 to 2147483647. @default the standard decision's, or 0 where that was a stop. */
  readonly delayMs?: number;
  /** For the log. @default "as the application decided" */
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

/** So many 1011 before a session was stable are a crash loop. */
const CRASHES = 3;
/** So many attempts in a row that never opened make it worth trying new credentials: a 401 may be behind them. */
const SUSPICIOUS = 3;

/** @throws RangeError when an option is out of its range. */
export function createPolicy(options: PolicyOptions = {}): Policy {
  const { backoff, codes, restartSpreadMs, dialects, limit, hints = true, stableMs = 5000 } = options;
  const { attempts: most = Infinity, elapsedMs: longest = Infinity } = limit ?? {};
  checkNumbers({ stableMs, ...limit, ...backoff, ...restartSpreadMs });
  checkRules(codes);

  function standard(outage: Outage, close: Close, { at, random, canReauthenticate }: Circumstances): Decision {
    const { code, reason, opened } = close;
    const classification = classify(close, { opened, dialects });
    const rule = ruleFor(classification, opened, codes, restartSpreadMs);
    const { recovery = classification.recovery, attempts = recovery === 'reauthenticate' ? 0 : Infinity } = rule;
    const attempt = outage.attempts + 1;
    const elapsedMs = at - outage.startedAt;
    const hint = hints ? parseRetryHint(reason) : null;
    const revived = hint !== null && rule.hintRevives;
    const refreshes = canReauthenticate && !revived && recovery === 'reauthenticate';
    const suspects = canReauthenticate && !opened && outage.neverOpened === SUSPICIOUS;

    let stop = '';
    if (attempt > most || elapsedMs >= longest) stop = 'the limit is reached';
    else if (recovery === 'none' || recovery === 'stop') stop = 'there is nothing to come back for';
    else if (refreshes && outage.reauthenticated) stop = 'new credentials did not help';
    else if (!refreshes && !revived && (outage.closes[code] ?? 0) > attempts)
      stop = `not more than ${attempts} attempts`;

    const looping = code === 1011 && rule.minMs && outage.crashes >= CRASHES;
    let window = looping
      ? windowOf(CRASH_LOOP, backoff, outage.crashes - CRASHES + 1, elapsedMs)
      : windowOf(rule, backoff, attempt, elapsedMs);
    if (refreshes) window = [0, 0];
    if (hint !== null) window = [hint, hint];
    const delayMs = between(...window, random);
    const action = refreshes || suspects ? 'reauthenticate' : 'retry';
    const words = `${looping ? 'a crash loop; ' : ''}${action === 'retry' ? '' : 'new credentials, then '}${whenWords(attempt, delayMs, window)}`;
    return Object.freeze({
      ...(stop ? { action: 'stop', delayMs: null, attempt: attempt - 1 } : { action, delayMs, attempt }),
      because: `${classification.because}; ${stop ? `stopped: ${stop}` : words}`,
      classification,
      hinted: hint !== null && !stop,
      ...(rule.unsure && { advice: `if ${code} means something else here: codes: { ${code}: 'backoff' }` }),
    } as Decision);
  }

  return {
    stableMs,
    decide(before, close, circumstances) {
      const outage = continueOutage(before, close, circumstances);
      const decision = overrule(standard(outage, close, circumstances), close, outage, options.decide);
      const reauthenticated = outage.reauthenticated || (decision.action === 'reauthenticate' && close.opened);
      return { decision, outage: { ...outage, attempts: decision.attempt, reauthenticated } };
    },
  };
}

function overrule(standard: Decision, close: Close, outage: Outage, decide: PolicyOptions['decide']): Decision {
  try {
    const verdict = decide?.(close, standard, outage);
    if (!verdict) return standard;
    const { action, delayMs = standard.delayMs ?? 0, because = 'the application decided' } = verdict;
    checkNumbers({ delayMs });
    const stop = action === 'stop';
    return Object.freeze({
      ...standard,
      ...(stop ? { action, delayMs: null } : { action, delayMs }),
      attempt: outage.attempts + Number(!stop),
      because: `${standard.classification.because}; ${because}`,
    });
  } catch (error) {
    return { ...standard, advice: `decide failed: ${error}` };
  }
}
