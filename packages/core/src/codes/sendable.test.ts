import { describe, expect, it } from 'vitest';
import { isSendable } from './sendable.ts';

/** All sendable 16-bit numbers, as `[first, last]` of each unbroken run. */
function runs(by?: 'endpoint' | 'browser'): number[][] {
  const found: number[][] = [];
  for (let code = 0; code <= 65_535; code++) {
    if (!isSendable(code, by)) continue;
    const run = found.at(-1);
    if (run?.[1] === code - 1) run[1] = code;
    else found.push([code, code]);
  }
  return found;
}

describe('isSendable', () => {
  it('lets an endpoint send 1000-1003, 1007-1014 and 3000-4999', () => {
    const expected = [
      [1000, 1003],
      [1007, 1014],
      [3000, 4999],
    ];
    expect(runs('endpoint')).toEqual(expected);
    expect(runs()).toEqual(expected);
  });

  it('lets a page send 1000 and 3000-4999', () => {
    expect(runs('browser')).toEqual([
      [1000, 1000],
      [3000, 4999],
    ]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1000, 1000.5, 3000.5, 70_000])(
    'refuses %d',
    (code) => {
      expect(isSendable(code)).toBe(false);
      expect(isSendable(code, 'browser')).toBe(false);
    },
  );

  it.each([['1000'], [null], [undefined], [{}], [[1000]], [1000n]])('refuses %o, which is no number', (nonsense) => {
    expect(isSendable(nonsense as number)).toBe(false);
    expect(isSendable(nonsense as number, 'browser')).toBe(false);
  });
});
