/** Values by close code: the keys are single codes or ranges such as `'4000-4099'`. */
export interface CodeMap<T> {
  readonly [code: number]: T;
  readonly [range: `${number}-${number}`]: T;
}

/** The value for this code. A key that is the code itself wins, as JavaScript lists it first; then the first range. */
export function lookUp<T>(map: CodeMap<T>, code: number): T | undefined {
  for (const [key, value] of Object.entries(map) as [string, T][]) {
    const [from, to] = boundsOf(key);
    if (code >= from && code <= to) return value;
  }
  return undefined;
}

/** The first and the last code that a key stands for; NaN where it is no code. */
export function boundsOf(key: string): [from: number, to: number] {
  const [from = Number.NaN, to = from] = key.split('-').map(Number);
  return [from, to];
}
