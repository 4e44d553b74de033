import { describe, expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { homeAssistant } from './home-assistant.ts';

describe('home-assistant', () => {
  it('1000 comes back: it is the only code that the server sends', () => {
    expect(classify(1000, { dialects: [homeAssistant] })).toMatchObject({ recovery: 'backoff', category: 'unknown' });
  });
});
