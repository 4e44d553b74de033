import { browserMaySend } from '../codes/sendable.ts';
import type { Dialect } from './dialect.ts';
import { checkRules } from './rules.ts';

/**
 * @throws TypeError where something is no list, no dialect, no entry or no text; RangeError when a key is neither a code nor
 * a range, or a value is out of its range.
 */
export function checkDialects(dialects: readonly Dialect[]): void {
  if (!Array.isArray(dialects)) throw new TypeError(`dialects must be a list, got ${typeof dialects}`);
  for (const given of dialects as readonly unknown[]) {
    const { name, codes, leaveWith = 4000 }: Partial<Dialect> = given ?? {};
    if (typeof name !== 'string') throw new TypeError(`dialects must be dialects, got ${typeof given} without a name`);
    checkRules(codes as Dialect['codes'], `dialect ${name}`, (entry) => [entry].flat(), 'backoff');
    if (leaveWith === 1000 || !browserMaySend(leaveWith))
      throw new RangeError(`dialect ${name}.leaveWith must be from 3000 to 4999, got ${leaveWith}`);
  }
}
