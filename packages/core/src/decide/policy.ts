import { between, MAX_TIMER_MS } from './backoff.ts';
import { checkNumbers } from './check-numbers.ts';
import { type Classification, classify } from './classify.ts';
import type { Dialect } from './dialect.ts';
import { type Close, continueOutage, type Outage } from './outage.ts';
import { parseRetryHint } from './retry-hint.ts';
import { checkRules, type RuleOptions, ruleFor, windowOf } from './rules.ts';
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

/** What the `decide` option answers. Nonsense is not obeyed; the decision's `advice` says so. */
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

const ACTIONS: readonly unknown[] = ['retry', 'reauthenticate', 'stop'];

/** @throws RangeError when an option is out of its range. */
export function createPolicy(options: PolicyOptions = {}): Policy {
  const { backoff, codes, restartSpreadMs, limit, stableMs = 5000 } = options;
  const [spreadFromMs, spreadToMs] = restartSpreadMs ?? [];
  checkNumbers({
    stableMs,
    ...limit,
    ...backoff,
    'restartSpreadMs[0]': spreadFromMs,
    'restartSpreadMs[1]': spreadToMs,
  });
  checkRules(codes);

  return {
    stableMs,
    decide(before, close, circumstances) {
      const { opened } = close;
      const classification = classify(close, { opened, dialects: options.dialects });
      const outage = continueOutage(before, classification.code, opened, circumstances);
      const standard = standardDecision(options, classification, outage, close, circumstances);
      const decision = Object.freeze(overrule(options.decide, standard, close, outage));
      const { action, attempt, guess } = decision;
      const reauthenticated = outage.reauthenticated || (action === 'reauthenticate' && !guess);
      return { decision, outage: { ...outage, attempts: attempt, reauthenticated } };
    },
  };
}

function standardDecision(
  { codes, restartSpreadMs, backoff, limit, hints = true }: PolicyOptions,
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
  const revived = hint !== null && rule.hintRevives;
  const refresh = recovery === 'reauthenticate' && canReauthenticate && !revived;
  const guess = code === 1006 && canReauthenticate && !refresh && outage.neverOpened === SUSPICIOUS;
  const loop = rule.loopMs !== undefined && outage.crashes >= CRASHES;

  let stopped = '';
  if (attempt > (limit?.attempts ?? Infinity)) stopped = 'the limit of attempts is reached';
  else if (elapsedMs >= (limit?.elapsedMs ?? Infinity)) stopped = 'the limit of time is reached';
  else if (recovery === 'none' || recovery === 'stop') stopped = 'it would not help to come back';
  else if (refresh && outage.reauthenticated) stopped = 'new credentials did not help';
  else if (!refresh && !revived && (outage.closes[code] ?? 0) > attempts) stopped = `${attempts} attempts did not help`;

  const window =
    hint !== null
      ? ([hint, hint] as const)
      : refresh
        ? ([0, 0] as const)
        : loop
          ? windowOf({ ...rule, minMs: rule.loopMs }, backoff, outage.crashes - CRASHES + 1, elapsedMs)
          : windowOf(rule, backoff, attempt, elapsedMs);
  const delayMs = between(...window, random);
  const words = `${loop ? 'a crash loop; ' : ''}${refresh || guess ? 'new credentials, then ' : ''}${whenWords(attempt, delayMs, window)}`;
  return {
    classification,
    hinted: hint !== null && !stopped,
    ...(rule.unsure && { advice: `if ${code} means something else here: codes: { ${code}: 'backoff' }` }),
    ...(stopped
      ? { action: 'stop', delayMs: null, attempt: attempt - 1, because: `${because}; stopped: ${stopped}` }
      : {
          action: refresh || guess ? 'reauthenticate' : 'retry',
          delayMs,
          attempt,
          guess,
          because: `${because}; ${words}`,
        }),
  };
}

function overrule(decide: PolicyOptions['decide'], standard: Decision, close: Close, outage: Outage): Decision {
  try {
    const verdict = decide?.(close, standard, outage);
    if (!verdict) return standard;
    const { action, delayMs = standard.delayMs ?? 0, because = 'as the application decided' } = verdict;
    if (!ACTIONS.includes(action) || !(delayMs >= 0 && delayMs <= MAX_TIMER_MS))
      throw new RangeError(JSON.stringify(verdict));
    const attempt = outage.attempts + 1;
    const why = `${standard.classification.because}; ${because}`;
    return action === 'stop'
      ? { ...standard, action, delayMs: null, attempt: attempt - 1, hinted: false, because: why }
      : { ...standard, action, delayMs, attempt, because: `${why}; ${whenWords(attempt, delayMs, [0, 0])}` };
  } catch (error) {
    return { ...standard, advice: `the answer of decide is no verdict: ${error}` };
  }
}
