import { truncateReason } from '../codes/reason.ts';

/** The longest wait a hint can ask for: 1 hour, in ms. A longer one is cut to it. */
export const MAX_HINT_MS = 3_600_000;

const TOKEN = /(?:^|[ ,;])retry-after-ms=(\d+)(?=$|[ ,;])/;

/**
 * The delay in ms that a server put into its close reason as `retry-after-ms=<integer>`, cut to 1 hour; `null` when there
 * is none. The token stands first or after a space, comma or semicolon, and ends there or with the reason. Anything else
 * (a sign, a fraction, another unit) is no hint. Of several the first counts.
 */
export function parseRetryHint(reason: string): number | null {
  const digits = typeof reason === 'string' && TOKEN.exec(reason)?.[1];
  return digits ? Math.min(Number(digits), MAX_HINT_MS) : null;
}

/**
 * A close reason that tells clients when to come back: the token first, then `text`, cut to 123 bytes. Spreading a crowd
 * is the sender's job: clients wait exactly that long.
 *
 * @throws RangeError unless `delayMs` is an integer from 0 to 3600000.
 */
export function formatRetryHint(delayMs: number, text = ''): string {
  if (!Number.isInteger(delayMs) || delayMs < 0 || delayMs > MAX_HINT_MS) {
    throw new RangeError(`delayMs must be an integer from 0 to ${MAX_HINT_MS}, got ${delayMs}`);
  }
  return truncateReason(`retry-after-ms=${delayMs} ${text}`.trimEnd());
}
