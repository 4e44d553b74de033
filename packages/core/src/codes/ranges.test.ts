import { describe, expect, it } from 'vitest';
import { ranges } from './ranges.ts';

describe('ranges', () => {
  it('cover every 16-bit number once, with borders at 1000, 3000, 4000 and 5000', () => {
    expect(ranges.map(({ from, to }) => [from, to])).toEqual([
      [0, 999],
      [1000, 2999],
      [3000, 3999],
      [4000, 4999],
      [5000, 65_535],
    ]);
  });
});
