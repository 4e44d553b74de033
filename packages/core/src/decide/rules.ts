import type { Category, Recovery } from '../codes/close-codes.ts';
import { type BackoffOptions, LEAST_SHARE, windowMs } from './backoff.ts';
import { checkNumbers } from './check-numbers.ts';
import { type Classification, classify } from './classify.ts';
import { boundsOf, type CodeMap, lookUp } from './code-map.ts';
import type { Timing } from './timing.ts';

/** Where a wait may lie, in ms. */
export type Span = readonly [minMs: number, maxMs: number];

/** What to do about a code: a value of the `codes` option. */
export interface CodeRule extends Timing {
  /** `stop` and `none` mean the same. */
  readonly recovery: Recovery | 'stop';
}

export interface RuleOptions {
  /** The recovery of single codes or of ranges such as `'4000-4099'`; wins over dialects and the standard table. */
  readonly codes?: CodeMap<CodeRule | CodeRule['recovery']>;
  /** The proportional wait, and the factor and cap of every other. */
  readonly backoff?: BackoffOptions;
  /** Ms, 0 or more, the smaller one first: 1012 is retried anywhere in between. @default [5000, 30000], from its registration. */
  readonly restartSpreadMs?: readonly [minMs: number, maxMs: number];
}

/** A rule in force: what an application may say, and what only the standard table does. */
export interface Rule extends Partial<CodeRule> {
  /** Attempt 1 comes anywhere within this, in ms. */
  readonly firstMs?: number;
  /** Every attempt comes anywhere in between. */
  readonly spreadMs?: Span;
  /** Are sessions that are thrown out early by this code, again and again, a crash loop? */
  readonly loops?: true;
  /** Does a retry hint turn its stop into a retry? */
  readonly hintRevives?: true;
  /** Might the code mean something else here? */
  readonly unsure?: boolean;
}

type GivenRule = Partial<CodeRule> | CodeRule['recovery'];

const CODE_OR_RANGE = /^\d+(-\d+)?$/;
const RECOVERIES = ['none', 'stop', 'backoff', 'immediate', 'reauthenticate'];

const UNKNOWN: Rule = { minMs: 1000, attempts: 10, hintRevives: true, unsure: true };

/** Rules by code or range, and for all other codes of a category. */
type StandardRules = CodeMap<Rule> & { readonly [category in Category]?: Rule };

/** The default table of docs/behaviour.md, where it says more than the code's recovery. */
export function standardRules(restartSpreadMs: Span): StandardRules {
  return {
    1000: { unsure: true },
    1002: { minMs: 1000, attempts: 3 },
    1008: { minMs: 5000, attempts: 3, loops: true, hintRevives: true },
    1011: { minMs: 2000, loops: true },
    1015: { attempts: 3 },
    // An application that throws its clients out uses one of its own codes.
    '4000-4999': { ...UNKNOWN, loops: true },
    // An ordinary loss is first retried anywhere within this: quick for one client, spread for a crowd.
    network: { firstMs: 1200 },
    restart: { spreadMs: restartSpreadMs },
    unknown: UNKNOWN,
  };
}

/**
 * `rulesOf` makes rules of what is given for a code; those without a recovery have `unsaid`, or are refused.
 *
 * @throws RangeError when a key is neither a code nor a range, or a value is out of its range; TypeError for no map, no rule
 * or no text.
 */
export function checkRules<Given>(
  codes: CodeMap<Given>,
  name: string,
  rulesOf: (given: Given) => readonly unknown[],
  unsaid?: Recovery,
): void {
  if (typeof codes !== 'object' || !codes || Symbol.iterator in codes)
    throw new TypeError(`${name} must be a plain object, got ${codes}`);
  for (const [key, given] of Object.entries(codes) as [string, Given][]) {
    const [from, to] = boundsOf(key);
    if (!(CODE_OR_RANGE.test(key) && from <= to))
      throw new RangeError(`${name} must have keys like 4000 or '4000-4099', got ${key}`);
    for (const rule of rulesOf(given)) {
      const { recovery = unsaid, minMs, maxMs, attempts, phrase = '', reason = '' } = Object(rule);
      if (rule !== Object(rule) || typeof phrase !== 'string' || typeof reason !== 'string')
        throw new TypeError(`${name}[${key}] must be an object, its phrase and reason texts, got ${rule}`);
      if (!RECOVERIES.includes(recovery))
        throw new RangeError(`${name}[${key}].recovery must be one of ${RECOVERIES}, got ${recovery}`);
      checkNumbers({ minMs, attempts }, `${name}[${key}].`);
      checkNumbers({ maxMs }, `${name}[${key}].`, minMs);
    }
  }
}

/** The rule for a classified close: from `codes`, else from its dialect, else from the standard table. */
export function ruleFor(
  classification: Classification,
  opened: boolean,
  codes: CodeMap<CodeRule | CodeRule['recovery']>,
  standards: StandardRules,
): Rule {
  const { code, dialect } = classification;
  const own = lookUp(codes, code);
  if (own) return asRule(own);
  const { category, recovery } = classify(code);
  const standard = code === 1006 && !opened ? {} : (lookUp(standards, code) ?? standards[category] ?? {});
  if (!dialect) return standard;
  // Where it means the same, what the dialect leaves open is as ever.
  const same = category !== 'unknown' && classification.recovery === recovery;
  return { ...(same && standard), unsure: false, ...classification };
}

export function asRule(given: GivenRule): Partial<CodeRule> {
  return typeof given === 'string' ? { recovery: given } : given;
}

/** Where the wait before an attempt may lie. */
export function spanOf(
  { recovery, minMs, maxMs, firstMs, spreadMs }: Rule,
  backoff: BackoffOptions,
  attempt: number,
  elapsedMs: number,
): Span {
  if (attempt === 1 && recovery === 'immediate') return [0, 0];
  const capped = { ...backoff, maxDelayMs: maxMs ?? backoff.maxDelayMs };
  // It takes the place of every other timing.
  if (minMs !== undefined) {
    const longest = windowMs({ ...capped, initialMs: minMs / LEAST_SHARE }, attempt, 0);
    // A cap below it wins.
    const least = minMs > longest ? 0 : minMs;
    return [Math.max(least, longest * LEAST_SHARE), longest];
  }
  if (spreadMs) return spreadMs;
  if (attempt === 1 && firstMs) return [0, windowMs({ ...capped, initialMs: firstMs }, attempt, 0)];
  const longest = windowMs(capped, attempt, elapsedMs);
  return [longest * LEAST_SHARE, longest];
}
