import { type Category, closeCodes, type Recovery } from '../codes/close-codes.ts';
import { unknownPhrase } from '../codes/ranges.ts';
import type { Dialect } from './dialect.ts';
import { type Advised, dialectEntry } from './dialect-entry.ts';
import type { Timing } from './timing.ts';

/** What a close means. Frozen. The timing is there only where a dialect gives one. */
export interface Classification extends Timing {
  /** As received; NaN when it was not a number. */
  readonly code: number;
  readonly name: string;
  readonly category: Category;
  readonly recovery: Recovery;
  /** Code, name and meaning in one sentence: "1013 Try Again Later: the server is overloaded". */
  readonly because: string;
  /** The name of the dialect that knew the code, if one did. */
  readonly dialect?: string;
  /** Where a service has sessions: whether to `resume` the last one or to begin a `new` one. */
  readonly session?: 'resume' | 'new';
}

export interface ClassifyOptions {
  /** Did this attempt ever open? Refines 1006. @default true */
  readonly opened?: boolean;
  /** Asked in this order before the standard codes. @default [] */
  readonly dialects?: readonly Dialect[] | undefined;
}

const NEVER_OPENED = 'Abnormal Closure: it never opened';
/** Of what nobody could note. */
const WHY = ': refused, unreachable, or a hidden HTTP error such as 401 or 403';

/**
 * What a close means: a code, or anything with a `code` and perhaps a `reason`, such as a CloseEvent. Whatever comes from
 * the wire gets an answer; nothing is thrown.
 */
export function classify(
  close: number | { readonly code: number; readonly reason?: string },
  { opened = true, dialects = [] }: ClassifyOptions = {},
): Classification {
  const { code: given = close, reason, note } = partsOf(close);
  const code = typeof given === 'number' ? given : Number.NaN;
  const standard = closeCodes.find((candidate) => candidate.code === code) ?? { phrase: unknownPhrase(code) };
  // What never opened never spoke a dialect.
  if (code === 1006 && !opened) return build(code, note, { ...standard, phrase: NEVER_OPENED + (note ? '' : WHY) });
  for (const dialect of dialects) {
    const entry = dialectEntry(dialect, code, reason);
    if (entry) return build(code, note, { ...(!entry.phrase && standard), ...entry, dialect: dialect.name });
  }
  return build(code, note, standard);
}

/** A getter, or a proxy, may throw. */
function partsOf(close: unknown): { readonly code?: unknown; readonly reason?: unknown; readonly note?: unknown } {
  try {
    const { code, reason, note } = Object(close);
    return { code, reason, note };
  } catch {
    return {};
  }
}

/** `note`: what no code says, where the close was noted by a socket. */
function build(code: number, note: unknown, entry: Advised & { readonly dialect?: string }): Classification {
  const { phrase = '', category = 'unknown', recovery = 'backoff', reason, basis, verified, advice, ...asked } = entry;
  const [name = phrase] = phrase.split(':');
  const because = `${code} ${phrase}${advice ? `; ${advice}` : ''}${note ? `; ${note}` : ''}`;
  return Object.freeze({ code, name, category, recovery, because, ...asked });
}
