/** A ratio as several generations saw it. */
export interface Estimate {
  /** The geometric mean: twice as fast and half as fast make 1. */
  readonly mean: number;
  /** Standard error of the mean: two times out of three, the true ratio is not farther from it than this. */
  readonly error: number;
}

export function estimate(ratios: readonly number[]): Estimate {
  const logs = ratios.map(Math.log);
  const mean = average(logs);
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1);
  const ratio = Math.exp(mean);
  return { mean: ratio, error: ratio * Math.sqrt(variance / logs.length) };
}

/** Of an even number of values, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
