import { type Category, closeCodes, type Recovery } from '../codes/close-codes.ts';
import { ranges } from '../codes/ranges.ts';
import { keyOf } from './code-map.ts';
import type { Dialect } from './dialect.ts';

/** What a close means. Frozen. */
export interface Classification {
  /** As received; NaN when it was not a number. */
  readonly code: number;
  readonly name: string;
  readonly category: Category;
  readonly recovery: Recovery;
  /** Code, name and meaning in one sentence: "1013 Try Again Later: the server is overloaded". */
  readonly because: string;
  /** The name of the dialect that knew the code, if one did. */
  readonly dialect?: string;
}

export interface ClassifyOptions {
  /** Did this attempt ever open? Refines 1006. @default true */
  readonly opened?: boolean;
  /** Asked in this order before the standard codes. @default [] */
  readonly dialects?: readonly Dialect[];
}

const NEVER_OPENED =
  'it never opened: refused, unreachable, or an HTTP error such as 401 or 403 that the browser hides';

/**
 * What a close means: a code, or anything with a `code`, such as a CloseEvent. Whatever comes from the wire gets an
 * answer; nothing is thrown.
 */
export function classify(close: number | { readonly code: number }, options: ClassifyOptions = {}): Classification {
  const given: unknown = typeof close === 'object' && close !== null ? close.code : close;
  const code = typeof given === 'number' ? given : Number.NaN;
  return Object.freeze(byDialect(code, options.dialects) ?? byStandard(code, options.opened ?? true));
}

function byDialect(code: number, dialects: readonly Dialect[] = []): Classification | undefined {
  for (const { name: dialect, codes } of dialects) {
    const entry = codes[keyOf(codes, code) ?? ''];
    if (entry) {
      const { name, recovery, category = 'unknown', means } = entry;
      return { code, name, category, recovery, because: sentence(code, name, means), dialect };
    }
  }
  return undefined;
}

function byStandard(code: number, opened: boolean): Classification {
  const entry = closeCodes.find((candidate) => candidate.code === code);
  if (entry) {
    const { name, category, recovery, means } = entry;
    const words = code === 1006 && !opened ? NEVER_OPENED : means;
    return { code, name, category, recovery, because: sentence(code, name, words) };
  }
  const range = Number.isInteger(code) ? ranges.find(({ from, to }) => code >= from && code <= to) : undefined;
  const { name, means } = range ?? { name: 'Not a Code', means: 'a close code is a 16-bit number' };
  return { code, name, category: 'unknown', recovery: 'backoff', because: sentence(code, name, means) };
}

function sentence(code: number, name: string, means?: string): string {
  return `${code} ${name}${means ? `: ${means}` : ''}`;
}
