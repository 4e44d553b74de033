export interface Range {
  readonly lowest: number;
  readonly median: number;
  readonly highest: number;
}

export function range(values: readonly number[]): Range {
  return { lowest: Math.min(...values), median: median(values), highest: Math.max(...values) };
}

/** Of an even number of values, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}
