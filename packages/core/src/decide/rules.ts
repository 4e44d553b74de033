import type { Recovery } from '../codes/close-codes.ts';
import {
  type Backoff,
  type BackoffOptions,
  exponential,
  LEAST_SHARE,
  MAX_TIMER_MS,
  proportional,
  uniform,
} from './backoff.ts';
import { checkOption } from './check-option.ts';
import type { Classification } from './classify.ts';
import { type CodeMap, checkCodeMap, keyOf } from './code-map.ts';

/** What to do about a code: a value of the `codes` option. */
export interface CodeRule {
  /** `stop` and `none` mean the same. */
  readonly recovery: Recovery | 'stop';
  /** Ms, 0 to 1073741823.5. The least that the first wait can be; waits then double. @default the proportional wait. */
  readonly minMs?: number;
  /** Ms, 0 to 2147483647. No wait is longer. @default `backoff.maxDelayMs` */
  readonly maxMs?: number;
  /** 0 or more. Retries of this code in one outage before it stops. @default Infinity; for `reauthenticate` 0: stop where credentials cannot help. */
  readonly attempts?: number;
}

/** A rule with all its timing resolved. */
export interface Rule {
  /** Closes are counted by this name against `attempts`. */
  readonly key: string;
  readonly recovery: Recovery;
  readonly backoff: Backoff;
  readonly attempts: number;
  /** Does a retry hint turn its stop into a retry? */
  readonly hintRevives?: boolean;
  /** In a crash loop this backoff takes over, counting from the loop's start. */
  readonly crashLoopBackoff?: Backoff;
  /** What to change, for a stop: "send smaller messages". */
  readonly fix?: string;
  /** What the developer should hear once. */
  readonly advice?: string;
}

/** An ordinary loss is retried anywhere within this: quick for one client, spread for a crowd. */
const SOON_MS = 1200;
/** 1012's registration asks for a random 5 to 30 s. */
const RESTART_SPREAD_MS: readonly [number, number] = [5000, 30_000];
const PROTOCOL_ERROR_MIN_MS = 1000;
const POLICY_MIN_MS = 5000;
const FAULT_MIN_MS = 2000;
const CRASH_LOOP_MIN_MS = 30_000;
const UNKNOWN_MIN_MS = 1000;
const FEW_ATTEMPTS = 3;
const UNKNOWN_ATTEMPTS = 10;

const RECOVERIES: readonly CodeRule['recovery'][] = ['none', 'stop', 'backoff', 'immediate', 'reauthenticate'];

export interface RuleOptions {
  /** The recovery of single codes or of ranges such as `'4000-4099'`; wins over dialects and the standard table. */
  readonly codes?: CodeMap<CodeRule | CodeRule['recovery']>;
  /** The proportional wait and the cap of every other. */
  readonly backoff?: BackoffOptions;
  /** Ms, 0 to 2147483647: 1012 is retried anywhere in between. @default [5000, 30000], from its registration. */
  readonly restartSpreadMs?: readonly [minMs: number, maxMs: number];
}

/** The rule for a classified close: from `codes`, else from its dialect, else from the table of docs/behaviour.md. */
export function createRules({ codes = {}, backoff = {}, restartSpreadMs = RESTART_SPREAD_MS }: RuleOptions) {
  const paced = proportional(backoff);
  const from = (minMs: number) => startingFrom(minMs, backoff);
  const soonThenPaced = first(uniform(0, SOON_MS), paced);
  const quick = { backoff: soonThenPaced };
  const unknown = { backoff: from(UNKNOWN_MIN_MS), attempts: UNKNOWN_ATTEMPTS, hintRevives: true };
  const standard: { readonly [code: number]: Partial<Rule> } = {
    1000: { advice: "some servers send 1000 when idle or shutting down; if yours does: codes: { 1000: 'backoff' }" },
    1001: quick,
    1002: { backoff: from(PROTOCOL_ERROR_MIN_MS), attempts: FEW_ATTEMPTS },
    1003: { fix: 'send the kind of data it takes' },
    1005: quick,
    1006: quick,
    1007: { fix: 'send data that matches its type' },
    1008: { backoff: from(POLICY_MIN_MS), attempts: FEW_ATTEMPTS, hintRevives: true },
    1009: { fix: 'send smaller messages' },
    1010: { fix: 'do without the extension' },
    1011: { backoff: from(FAULT_MIN_MS), crashLoopBackoff: from(CRASH_LOOP_MIN_MS) },
    1012: { backoff: uniform(...restartSpreadMs) },
    1013: {},
    1014: {},
    1015: { attempts: FEW_ATTEMPTS },
    3000: { attempts: 0 },
    3003: { fix: 'get access first' },
    3008: quick,
  };

  return ({ code, category, recovery, dialect }: Classification, opened: boolean): Rule => {
    const base: Rule = { key: String(code), recovery, backoff: paced, attempts: Infinity };
    const own = codes[keyOf(codes, code) ?? ''];
    if (own) return { ...base, ...resolve(typeof own === 'string' ? { recovery: own } : own, backoff) };
    if (dialect) return { ...base, ...resolve({ recovery }, backoff) };
    if (code === 1006 && !opened) return base;
    const advice = `what ${code} asks for is not known; say it: codes: { ${code}: 'backoff' } or 'stop', or a dialect`;
    return { ...base, ...(standard[code] ?? { ...unknown, key: category, advice }) };
  };
}

/** @throws RangeError when a key is no code, or a value is out of its range. */
export function checkRuleOptions({ codes = {}, restartSpreadMs = RESTART_SPREAD_MS }: RuleOptions): void {
  checkOption('restartSpreadMs[1]', restartSpreadMs[1], 0, MAX_TIMER_MS);
  checkOption('restartSpreadMs[0]', restartSpreadMs[0], 0, restartSpreadMs[1]);
  checkCodeMap('codes', codes);
  for (const [key, rule] of Object.entries(codes)) {
    const { recovery, minMs = 0, maxMs = 0, attempts = 0 } = typeof rule === 'string' ? { recovery: rule } : rule;
    if (!RECOVERIES.includes(recovery)) {
      throw new RangeError(`codes[${key}] must be one of ${RECOVERIES.join(', ')}, got ${recovery}`);
    }
    checkOption(`codes[${key}].minMs`, minMs, 0, MAX_TIMER_MS * LEAST_SHARE);
    checkOption(`codes[${key}].maxMs`, maxMs, 0, MAX_TIMER_MS);
    checkOption(`codes[${key}].attempts`, attempts);
  }
}

function resolve(own: CodeRule, backoff: BackoffOptions): Pick<Rule, 'recovery' | 'backoff' | 'attempts'> {
  const recovery = own.recovery === 'stop' ? 'none' : own.recovery;
  const options = own.maxMs === undefined ? backoff : { ...backoff, maxDelayMs: own.maxMs };
  const paced = own.minMs === undefined ? proportional(options) : startingFrom(own.minMs, options);
  return {
    recovery,
    backoff: recovery === 'immediate' ? first(() => 0, paced) : paced,
    attempts: own.attempts ?? (recovery === 'reauthenticate' ? 0 : Infinity),
  };
}

/** Exponential backoff whose first wait is at least `minMs`. */
function startingFrom(minMs: number, backoff: BackoffOptions): Backoff {
  return exponential({ ...backoff, initialMs: minMs / LEAST_SHARE });
}

function first(once: Backoff, then: Backoff): Backoff {
  return (attempt, random, elapsedMs) => (attempt === 1 ? once : then)(attempt, random, elapsedMs);
}
