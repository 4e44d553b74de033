/**
 * Throws a RangeError that names option, value and legal range, unless each number is `least` or more (`factor`: 1 or
 * more). `undefined` is legal: it stands for a default.
 */
export function checkNumbers(options: object, prefix = '', least = 0): void {
  for (const [name, value = Infinity] of Object.entries(options)) {
    const bound = name === 'factor' ? 1 : least;
    if (!(typeof value === 'number' && value >= bound)) {
      throw new RangeError(`${prefix + name} must be a number >= ${bound}, got ${value}`);
    }
  }
}
