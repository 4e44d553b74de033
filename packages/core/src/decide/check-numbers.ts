/**
 * Throws a RangeError that names option, value and legal range, unless each number is 0 or more (`factor` and `intervalMs`: 1 or more).
 * `undefined` is legal: it stands for a default.
 */
export function checkNumbers(options: object, prefix = ''): void {
  for (const [name, value = Infinity] of Object.entries(options)) {
    const least = /^(factor|intervalMs)$/.test(name) ? 1 : 0;
    if (!(typeof value === 'number' && value >= least)) {
      throw new RangeError(`${prefix + name} must be at least ${least}, got ${value}`);
    }
  }
}
