import { describe, expect, it } from 'vitest';
import { MAX_REASON_BYTES, truncateReason } from './reason.ts';

const LONE_HIGH = '\ud83d';
const LONE_LOW = '\ude00';

const characters: [character: string, bytes: number, called: string][] = [
  ['a', 1, 'an ASCII letter'],
  ['é', 2, 'é'],
  ['€', 3, '€'],
  ['😀', 4, 'an emoji'],
  [LONE_HIGH, 3, 'a lone high surrogate'],
  [LONE_LOW, 3, 'a lone low surrogate'],
];

describe('truncateReason', () => {
  it('leaves 123 bytes: 125 of a control frame without the code', () => {
    expect(MAX_REASON_BYTES).toBe(123);
    expect(truncateReason('')).toBe('');
    for (const length of [122, 123]) expect(truncateReason('a'.repeat(length))).toBe('a'.repeat(length));
    for (const length of [124, 1000]) expect(truncateReason('a'.repeat(length))).toBe('a'.repeat(123));
  });

  describe.each(characters)('with %j at the cut (%i bytes: %s)', (character, bytes) => {
    it('keeps it when it ends at byte 122 or 123', () => {
      for (const end of [122, 123]) {
        const fitting = 'x'.repeat(end - bytes) + character;
        expect(truncateReason(fitting)).toBe(fitting);
      }
    });

    it('drops it, and all after it, when it ends at byte 124', () => {
      const kept = 'x'.repeat(124 - bytes);
      expect(truncateReason(`${kept + character}yz`)).toBe(kept);
    });
  });

  it('counts the reason as sent, where a lone surrogate is U+FFFD', () => {
    expect(truncateReason(LONE_HIGH.repeat(50))).toBe(LONE_HIGH.repeat(41));
  });
});
