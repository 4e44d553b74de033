import { checkOption } from './check-option.ts';

/**
 * How long to wait before an attempt, in ms. Pure: `attempt` counts from 1, `random` is a number in [0, 1) that you draw,
 * `elapsedMs` is the time since the outage began.
 */
export type Backoff = (attempt: number, random: number, elapsedMs: number) => number;

export interface BackoffOptions {
  /** Ms, 0 to 2147483647. The window of attempt 1. @default 1000 */
  readonly initialMs?: number;
  /** 1 to 100. Each attempt's window is this many times the one before. @default 2: it doubles. */
  readonly factor?: number;
  /** Ms, 0 to 2147483647. No wait is longer; the jitter stays below it. @default 300000: five minutes. */
  readonly maxDelayMs?: number;
}

/** The longest delay that a timer holds; browsers and Node fire at once for more. */
export const MAX_TIMER_MS = 2 ** 31 - 1;

/** Every jittered wait is at least this share of its window, so that a retry never comes absurdly early. */
export const LEAST_SHARE = 0.5;

const DEFAULT_INITIAL_MS = 1000;
const DEFAULT_FACTOR = 2;
const DEFAULT_MAX_DELAY_MS = 300_000;

/**
 * Exponential backoff with jitter: `U(0.5, 1) × window`, where the window starts at `initialMs` and is multiplied by
 * `factor` each attempt. The cap comes first and the jitter after it, so clients stay spread at the cap.
 *
 * @throws RangeError when an option is out of its range.
 */
export function exponential(options: BackoffOptions = {}): (attempt: number, random: number) => number {
  const windowOf = growing(options);
  return (attempt, random) => jitter(windowOf(attempt), random);
}

/**
 * Like `exponential`, but the window is never smaller than the time since the outage began: the longer the server is
 * away, the calmer the crowd that waits for it, also when the attempts themselves take long.
 *
 * @throws RangeError when an option is out of its range.
 */
export function proportional(options: BackoffOptions = {}): Backoff {
  const windowOf = growing(options);
  return (attempt, random, elapsedMs) => jitter(windowOf(attempt, elapsedMs), random);
}

/** Any delay from `minMs` to `maxMs`, each as likely. @throws RangeError unless 0 ≤ minMs ≤ maxMs ≤ 2147483647. */
export function uniform(minMs: number, maxMs: number): (attempt: number, random: number) => number {
  checkOption('maxMs', maxMs, 0, MAX_TIMER_MS);
  checkOption('minMs', minMs, 0, maxMs);
  return (_attempt, random) => Math.floor(minMs + random * (maxMs - minMs));
}

/** Always the same delay, without jitter. @throws RangeError unless 0 ≤ delayMs ≤ 2147483647. */
export function constant(delayMs: number): () => number {
  checkOption('delayMs', delayMs, 0, MAX_TIMER_MS);
  return () => delayMs;
}

function growing(options: BackoffOptions): (attempt: number, atLeastMs?: number) => number {
  const { initialMs = DEFAULT_INITIAL_MS, factor = DEFAULT_FACTOR, maxDelayMs = DEFAULT_MAX_DELAY_MS } = options;
  checkOption('backoff.initialMs', initialMs, 0, MAX_TIMER_MS);
  checkOption('backoff.factor', factor, 1, 100);
  checkOption('backoff.maxDelayMs', maxDelayMs, 0, MAX_TIMER_MS);
  return (attempt, atLeastMs = 0) => {
    // The growth may overflow to Infinity, and 0 × Infinity would be NaN.
    const grown = initialMs * Math.min(factor ** (attempt - 1), Number.MAX_VALUE);
    return Math.min(Math.max(grown, atLeastMs), maxDelayMs);
  };
}

function jitter(windowMs: number, random: number): number {
  return Math.floor(windowMs * (LEAST_SHARE + random * (1 - LEAST_SHARE)));
}
