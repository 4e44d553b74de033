import { describe, expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { livekit } from './livekit.ts';

const says = (code: number) => classify(code, { dialects: [livekit] });

describe('livekit', () => {
  it('1000 is final', () => {
    expect(says(1000).recovery).toBe('none');
  });

  it.each([1001, 1006, 1008, 1011, 4999])('%i resumes the session, under its standard name', (code) => {
    expect(says(code)).toMatchObject({ name: classify(code).name, recovery: 'backoff', session: 'resume' });
  });
});
