/** In words for the message, which name what `typeof` gives. */
type Kinds = 'a boolean' | 'a boolean or an object' | 'a function' | 'an object';

/** Throws a TypeError that names the option and what was given, unless each is of these kinds. `undefined` is legal. */
export function checkKinds(kinds: Kinds, options: object, prefix = ''): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || (value !== null && kinds.includes(typeof value))) continue;
    throw new TypeError(`${prefix + name} must be ${kinds}, got ${value === null ? value : typeof value}`);
  }
}
