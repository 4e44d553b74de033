import { describe, expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { deepgram } from './deepgram.ts';

const says = (code: number, reason: string) => classify({ code, reason }, { dialects: [deepgram] });

describe('deepgram', () => {
  it('1011 NET-0001 comes back a few times only, as we were silent', () => {
    expect(says(1011, 'NET-0001')).toMatchObject({ name: 'NET-0001', category: 'client-fault', attempts: 3 });
  });

  it.each(['NET-0000', 'NET-0002', 'NET-0003'])('1011 %s comes back', (reason) => {
    expect(says(1011, reason)).toMatchObject({ name: reason, recovery: 'backoff' });
    expect(says(1011, reason)).not.toHaveProperty('attempts');
  });

  it('1008 DATA-0001 comes back, DATA-0000 does not', () => {
    expect(says(1008, 'DATA-0001')).toMatchObject({ name: 'DATA-0001', recovery: 'backoff' });
    expect(says(1008, 'DATA-0000')).toMatchObject({ name: 'DATA-0000', recovery: 'none' });
  });

  it('knows the reason by how it begins', () => {
    expect(says(1011, 'NET-0001: timeout')).toMatchObject({ name: 'NET-0001' });
    for (const reason of ['BIG-0000', 'BIG-0001']) expect(says(1009, reason).dialect).toBe('deepgram');
  });

  it.each([1003, 1008, 1009, 1011])('%i with an unknown reason is the standard one', (code) => {
    for (const reason of ['', 'DATA-9999']) expect(says(code, reason)).toEqual(classify(code));
  });
});
