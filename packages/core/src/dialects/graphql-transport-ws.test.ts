import { describe, expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { graphqlTransportWs } from './graphql-transport-ws.ts';

const says = (code: number) => classify(code, { dialects: [graphqlTransportWs] });

describe('graphql-transport-ws', () => {
  it.each([1000, 1002, 1008, 1011, 1015, 1999])('%i is final, under its standard name', (code) => {
    expect(says(code)).toMatchObject({ name: classify(code).name, recovery: 'none' });
  });

  it.each([1001, 1005, 1006, 1012, 1013, 1014])('%i comes back as ever', (code) => {
    expect(says(code)).toEqual({ ...classify(code), dialect: 'graphql-transport-ws' });
    expect(says(code).recovery).toBe('backoff');
  });

  it.each([4004, 4005, 4400, 4401, 4406, 4409, 4429, 4500])('%i is final', (code) => {
    expect(says(code).recovery).toBe('none');
  });

  it.each([4408, 4499, 4504])('%i comes back', (code) => {
    expect(says(code).recovery).toBe('backoff');
  });

  it('4403 asks for new credentials', () => {
    expect(says(4403).recovery).toBe('reauthenticate');
  });
});
