/** "attempt 3 in 3.4 s (window 2-4 s)" */
export function whenWords(attempt: number, delayMs: number, [minMs, maxMs]: readonly [number, number]): string {
  const window = minMs < maxMs ? ` (window ${seconds(minMs)}-${seconds(maxMs)} s)` : '';
  return `attempt ${attempt} in ${seconds(delayMs)} s${window}`;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
