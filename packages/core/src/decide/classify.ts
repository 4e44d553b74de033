import { type Category, closeCodes, type Recovery } from '../codes/close-codes.ts';
import { unknownPhrase } from '../codes/ranges.ts';
import { lookUp } from './code-map.ts';
import type { Dialect, DialectCode } from './dialect.ts';

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
  readonly dialects?: readonly Dialect[] | undefined;
}

const NEVER_OPENED =
  'Abnormal Closure: it never opened: refused, unreachable, or a hidden HTTP error such as 401 or 403';

/**
 * What a close means: a code, or anything with a `code`, such as a CloseEvent. Whatever comes from the wire gets an
 * answer; nothing is thrown.
 */
export function classify(
  close: number | { readonly code: number },
  { opened = true, dialects = [] }: ClassifyOptions = {},
): Classification {
  const given: unknown = typeof close === 'object' ? close?.code : close;
  const code = typeof given === 'number' ? given : Number.NaN;
  for (const { name, codes } of dialects) {
    const entry = lookUp(codes, code);
    if (entry) return build(code, entry, { dialect: name });
  }
  const entry = closeCodes.find((candidate) => candidate.code === code) ?? { phrase: unknownPhrase(code) };
  return build(code, code === 1006 && !opened ? { ...entry, phrase: NEVER_OPENED } : entry);
}

function build(
  code: number,
  { phrase = 'Dialect Code', category = 'unknown', recovery = 'backoff' }: DialectCode,
  dialect?: { readonly dialect: string },
): Classification {
  const [name = phrase] = phrase.split(':');
  return Object.freeze({ code, name, category, recovery, because: `${code} ${phrase}`, ...dialect });
}
