import { describe, expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { assemblyaiV3 } from './assemblyai-v3.ts';

const says = (code: number) => classify(code, { dialects: [assemblyaiV3] });

describe('assemblyai-v3', () => {
  it('3008 is the end of a session, not the Timeout that IANA registered', () => {
    expect(says(3008)).toMatchObject({ name: 'Max session duration', recovery: 'backoff', session: 'new' });
  });

  it('3009 waits until a session may be free', () => {
    expect(says(3009)).toMatchObject({ category: 'overload', recovery: 'backoff', minMs: 5000 });
  });

  it.each([3006, 3007])('%i is final', (code) => {
    expect(says(code).recovery).toBe('none');
  });
});
