import { describe, expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { discordGateway } from './discord-gateway.ts';

const says = (code: number) => classify(code, { dialects: [discordGateway] });

describe('discord-gateway', () => {
  it.each([4004, 4010, 4011, 4012, 4013, 4014])('%i is final', (code) => {
    expect(says(code).recovery).toBe('none');
  });

  it.each([4000, 4001, 4002, 4003, 4005, 4008])('%i resumes the session', (code) => {
    expect(says(code)).toMatchObject({ recovery: 'backoff', session: 'resume' });
  });

  it.each([1005, 1006])('%i is what it always is, and resumes the session', (code) => {
    expect(says(code)).toEqual({ ...classify(code), dialect: 'discord-gateway', session: 'resume' });
  });

  it.each([4007, 4009])('%i begins a new session', (code) => {
    expect(says(code)).toMatchObject({ recovery: 'backoff', session: 'new' });
  });

  it('leaves 4006 and the standard codes alone', () => {
    for (const code of [1000, 1001, 1011, 4006]) expect(says(code)).toEqual(classify(code));
  });
});
