import { describe, expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { slackSocketMode } from './slack-socket-mode.ts';

describe('slack-socket-mode', () => {
  it.each([1000, 1006, 1008, 3000, 4999])('%i begins a new session, under its standard name', (code) => {
    const standard = classify(code);
    expect(classify(code, { dialects: [slackSocketMode] })).toMatchObject({
      name: standard.name,
      because: standard.because,
      category: standard.category,
      recovery: 'backoff',
      session: 'new',
      attempts: Infinity,
    });
  });
});
