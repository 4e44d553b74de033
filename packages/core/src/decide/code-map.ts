/** Values by close code: the keys are single codes or ranges such as `'4000-4099'`. */
export type CodeMap<T> = { readonly [codeOrRange: string | number]: T };

/** The key that holds this code: the code itself wins over a range, the first range over later ones. */
export function keyOf(map: CodeMap<unknown>, code: number): string | undefined {
  if (Object.hasOwn(map, code)) return String(code);
  return Object.keys(map).find((key) => {
    const [from, to] = boundsOf(key);
    return code >= from && code <= to;
  });
}

/** @throws RangeError when a key is neither a code nor a range. */
export function checkCodeMap(name: string, map: CodeMap<unknown>): void {
  for (const key of Object.keys(map)) {
    const [from, to] = boundsOf(key);
    if (!/^\d+(-\d+)?$/.test(key) || from > to || to > 65535) {
      throw new RangeError(`${name} takes codes from 0 to 65535 and ranges such as '4000-4099', got '${key}'`);
    }
  }
}

function boundsOf(key: string): [from: number, to: number] {
  const [from, to = from] = key.split('-').map(Number);
  return [from ?? Number.NaN, to ?? Number.NaN];
}
