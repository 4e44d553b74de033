/** Throws a RangeError that names option, value and legal range, unless `value` is a number from `min` to `max`. */
export function checkOption(name: string, value: unknown, min = 0, max = Infinity): void {
  if (typeof value === 'number' && value >= min && value <= max) return;
  throw new RangeError(`${name} must be a number from ${min} to ${max}, got ${String(value)}`);
}
