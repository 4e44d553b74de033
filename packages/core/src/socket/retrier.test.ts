import { expect, it } from 'vitest';
import { createRetrier } from './retrier.ts';

it('takes clock and chance from the runtime, and anything else from the options', () => {
  const delays = new Set<number | null>();
  for (let count = 0; count < 20; count += 1) delays.add(createRetrier().closed({ code: 1012 }).delayMs);
  expect(delays.size).toBeGreaterThan(1);
  for (const delayMs of delays) {
    expect(delayMs).toBeGreaterThanOrEqual(5000);
    expect(delayMs).toBeLessThanOrEqual(30_000);
  }
  expect(createRetrier({ options: { codes: { 1012: 'stop' } } }).closed({ code: 1012 }).action).toBe('stop');
});
