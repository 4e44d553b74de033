/** Throws a RangeError that names option, value and legal range, unless each number given is 0 or more (`factor`: 1). */
export function checkNumbers(options: { readonly [name: string]: unknown }): void {
  for (const [name, value] of Object.entries(options)) {
    const least = name === 'factor' ? 1 : 0;
    if (value !== undefined && !(typeof value === 'number' && value >= least)) {
      throw new RangeError(`${name} must be a number from ${least}, got ${value}`);
    }
  }
}
