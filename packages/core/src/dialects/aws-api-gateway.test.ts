import { describe, expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { awsApiGateway } from './aws-api-gateway.ts';

const says = (code: number) => classify(code, { dialects: [awsApiGateway] });

describe('aws-api-gateway', () => {
  it('1000 comes back, with a limit', () => {
    expect(says(1000)).toMatchObject({ recovery: 'backoff', minMs: 1000, attempts: 10 });
  });

  it('1001 comes back at once: the connection was only too old or idle', () => {
    expect(says(1001).recovery).toBe('immediate');
  });

  it('1008 is about too many requests, not about credentials', () => {
    expect(says(1008)).toMatchObject({ category: 'client-fault', recovery: 'backoff', minMs: 5000 });
  });

  it.each([1003, 1009])('%i is final', (code) => {
    expect(says(code).recovery).toBe('none');
  });

  it('1012 keeps its standard timing', () => {
    expect(says(1012).recovery).toBe(classify(1012).recovery);
    expect(says(1012)).not.toHaveProperty('minMs');
  });
});
