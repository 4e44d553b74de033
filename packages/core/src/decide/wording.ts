/** "3.4 s", "30 s" */
export function seconds(ms: number): string {
  return `${tenths(ms)} s`;
}

/** "attempt 3 in 3.4 s (window 2-4 s)" */
export function whenWords(attempt: number, delayMs: number, window?: readonly [number, number] | 'hint'): string {
  const when = `attempt ${attempt} ${delayMs > 0 ? `in ${seconds(delayMs)}` : 'now'}`;
  if (window === 'hint') return `${when}, as the server asks`;
  return window && window[0] < window[1] ? `${when} (window ${tenths(window[0])}-${tenths(window[1])} s)` : when;
}

function tenths(ms: number): number {
  return Math.round(ms / 100) / 10;
}
