import { describe, expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { azureWebPubsub } from './azure-web-pubsub.ts';

const says = (code: number) => classify(code, { dialects: [azureWebPubsub] });

describe('azure-web-pubsub', () => {
  it.each([1000, 1006, 1011, 4999])('%i resumes the session, under its standard name', (code) => {
    expect(says(code)).toMatchObject({ name: classify(code).name, recovery: 'backoff', session: 'resume' });
  });

  it('1008 begins a new session', () => {
    expect(says(1008)).toMatchObject({ name: 'Policy violation', recovery: 'backoff', session: 'new' });
  });
});
