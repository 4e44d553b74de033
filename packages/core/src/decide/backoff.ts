import { checkNumbers } from './check-numbers.ts';

/**
 * How long to wait before an attempt, in ms. Pure: `attempt` counts from 1, `random` is a number in [0, 1) that you draw,
 * `elapsedMs` is the time since the outage began.
 */
export type Backoff = (attempt: number, random: number, elapsedMs: number) => number;

export interface BackoffOptions {
  /** Ms, 0 or more. The window of attempt 1. @default 1000 */
  readonly initialMs?: number | undefined;
  /** 1 or more. Each attempt's window is this many times the one before. @default 2: it doubles. */
  readonly factor?: number | undefined;
  /** Ms, 0 or more. No wait is longer; the jitter stays below it. @default 300000: five minutes. */
  readonly maxDelayMs?: number | undefined;
}

/** The longest delay that a timer holds, 24.8 days; browsers and Node fire at once for more. Longer ones are cut to it. */
export const MAX_TIMER_MS = 2147483647;

/** Every jittered wait is at least this share of its window, so that a retry never comes absurdly early. */
export const LEAST_SHARE = 0.5;

const DEFAULT_INITIAL_MS = 1000;
const DEFAULT_FACTOR = 2;
const DEFAULT_MAX_DELAY_MS = 300_000;

/** The window of an attempt, in ms: `initialMs × factorⁿ⁻¹`, at least `atLeastMs`, at most the cap. */
export function windowMs(
  { initialMs = DEFAULT_INITIAL_MS, factor = DEFAULT_FACTOR, maxDelayMs = DEFAULT_MAX_DELAY_MS }: BackoffOptions,
  attempt: number,
  atLeastMs: number,
): number {
  // The growth may overflow to Infinity, and 0 × Infinity would be NaN.
  return Math.min(Math.max(initialMs && initialMs * factor ** (attempt - 1), atLeastMs), maxDelayMs, MAX_TIMER_MS);
}

/** The bounds, each at most what a timer holds. */
export function cutToTimer(minMs: number, maxMs: number): [number, number] {
  return [Math.min(minMs, MAX_TIMER_MS), Math.min(maxMs, MAX_TIMER_MS)];
}

/** A delay from `minMs` (by default half of `maxMs`) to `maxMs`, each as likely. */
export function drawDelay(maxMs: number, random: number, minMs: number = maxMs * LEAST_SHARE): number {
  return Math.floor(minMs + random * (maxMs - minMs));
}

/**
 * Exponential backoff with jitter: `U(0.5, 1) × window`, where the window starts at `initialMs` and is multiplied by
 * `factor` each attempt. The cap comes first and the jitter after it, so clients stay spread at the cap.
 *
 * @throws RangeError when an option is out of its range.
 */
export function exponential(options: BackoffOptions = {}): (attempt: number, random: number) => number {
  checkNumbers(options);
  return (attempt, random) => drawDelay(windowMs(options, attempt, 0), random);
}

/**
 * Like `exponential`, but the window is never smaller than the time since the outage began: the longer the server is
 * away, the calmer the crowd that waits for it, also when the attempts themselves take long.
 *
 * @throws RangeError when an option is out of its range.
 */
export function proportional(options: BackoffOptions = {}): Backoff {
  checkNumbers(options);
  return (attempt, random, elapsedMs) => drawDelay(windowMs(options, attempt, elapsedMs), random);
}

/** Any delay from `minMs` to `maxMs`, each as likely. @throws RangeError unless 0 <= `minMs` <= `maxMs`. */
export function uniform(minMs: number, maxMs: number): (attempt: number, random: number) => number {
  checkNumbers({ minMs: minMs ?? null });
  checkNumbers({ maxMs: maxMs ?? null }, '', minMs);
  const [least, most] = cutToTimer(minMs, maxMs);
  return (_attempt, random) => drawDelay(most, random, least);
}

/** Always the same delay, without jitter. @throws RangeError when it is below 0. */
export function constant(delayMs: number): () => number {
  checkNumbers({ delayMs: delayMs ?? null });
  return () => Math.min(delayMs, MAX_TIMER_MS);
}
