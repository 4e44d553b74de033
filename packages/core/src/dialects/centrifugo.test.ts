import { describe, expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { centrifugo } from './centrifugo.ts';

const says = (code: number, reason = '') => classify({ code, reason }, { dialects: [centrifugo] });

describe('centrifugo', () => {
  it.each([3000, 3002, 3499, 4000, 4499, 5000])('%i comes back', (code) => {
    expect(says(code).recovery).toBe('backoff');
  });

  it.each([3500, 3510, 3999, 4500, 4999])('%i is final', (code) => {
    expect(says(code).recovery).toBe('none');
  });

  it.each([1000, 1008, 1011, 2999])('%i comes back without a limit, under its standard name', (code) => {
    expect(says(code)).toMatchObject({ name: classify(code).name, recovery: 'backoff', attempts: Infinity });
  });

  it('1009 is final all the same', () => {
    expect(says(1009)).toMatchObject({ name: 'Message Too Big', recovery: 'none' });
  });

  it('3003 and 3008 do not mean what IANA registered', () => {
    expect(says(3003)).toMatchObject({ name: 'non-terminal', recovery: 'backoff' });
    expect(says(3008)).toMatchObject({ name: 'slow', recovery: 'backoff' });
  });

  it.each([3005, 3006, 3014])('%i asks for a new token', (code) => {
    expect(says(code).recovery).toBe('reauthenticate');
  });

  it('3010 resumes', () => {
    expect(says(3010)).toMatchObject({ recovery: 'backoff', session: 'resume' });
  });

  it('a final code comes back when the reason says so', () => {
    expect(says(3500, '{"reason":"invalid token","reconnect":true}').recovery).toBe('backoff');
  });

  it('a code that comes back is final when the reason says so', () => {
    expect(says(3001, '{"reason":"shutdown","reconnect":false}').recovery).toBe('none');
    expect(says(3005, '{"reason":"connection expired","reconnect":true}').recovery).toBe('reauthenticate');
  });
});
