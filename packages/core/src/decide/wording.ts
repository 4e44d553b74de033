import type { Span } from './rules.ts';

/** "attempt 3 in 3.4 s (window 2-4 s)", "attempt 1 in 2.5 s, as the server asks" or "attempt 2 in 0 s, at endpoint 2 of 3" */
export function whenWords(attempt: number, delayMs: number, [minMs, maxMs]: Span, hinted = false): string {
  const window = minMs < maxMs ? ` (window ${seconds(minMs)}-${seconds(maxMs)} s)` : '';
  return `attempt ${attempt} in ${seconds(delayMs)} s${hinted ? ', as the server asks' : window}`;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
