import { describe, expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { pusher } from './pusher.ts';

const says = (code: number) => classify(code, { dialects: [pusher] });

describe('pusher', () => {
  it.each([4000, 4002, 4099, 4300, 4999])('%i is final', (code) => {
    expect(says(code).recovery).toBe('none');
  });

  it.each([4100, 4101, 4199])('%i comes back after a second at the earliest', (code) => {
    expect(says(code)).toMatchObject({ recovery: 'backoff', minMs: 1000 });
  });

  it.each([4200, 4203, 4299])('%i comes back at once', (code) => {
    expect(says(code).recovery).toBe('immediate');
  });

  it.each([1002, 1003, 1004])('%i comes back without a limit, under its standard name', (code) => {
    expect(says(code)).toMatchObject({
      name: classify(code).name,
      recovery: 'backoff',
      minMs: 1000,
      attempts: Infinity,
    });
  });

  it('leaves the other standard codes alone', () => {
    for (const code of [1000, 1001, 1006, 1011, 3999]) expect(says(code)).toEqual(classify(code));
  });
});
