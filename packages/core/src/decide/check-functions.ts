/** Throws a TypeError that names the option and what was given, unless each is a function. `undefined` is legal. */
export function checkFunctions(options: object, prefix = ''): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || typeof value === 'function') continue;
    throw new TypeError(`${prefix + name} must be a function, got ${value === null ? value : typeof value}`);
  }
}
