/** In words for the message, which name what `typeof` gives. */
type Kinds = 'a boolean' | 'a boolean or an object' | 'a function' | 'an object' | 'a string';

/**
 * Throws a TypeError that names the option and what was given, unless each is of these kinds. `undefined` is legal, but
 * not where it is an `owner` (with a dot) that lacks something.
 */
export function checkKinds(kinds: Kinds, options: object, owner = ''): void {
  for (const [name, value] of Object.entries(options)) {
    const kind = value === null ? 'null' : typeof value;
    if (kinds.includes(kind) || (kind === 'undefined' && !owner)) continue;
    throw new TypeError(`${owner + name} must be ${kinds}, got ${kind}`);
  }
}
