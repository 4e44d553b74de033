import type { Category, Recovery } from '../codes/close-codes.ts';
import type { Verified } from '../codes/sources.ts';
import type { CodeMap } from './code-map.ts';
import type { Timing } from './timing.ts';

/** Where a verdict comes from: the vendor's documents, what its own client does, or our reading. */
export type Basis = 'documented' | 'client-code' | 'inferred';

/**
 * What one code, or each code of a range, means in a dialect. Without a `phrase` it keeps its standard meaning, and only
 * what is given here changes. Timing that is not given is the standard one, where the code is a standard one and the
 * recovery the same; else it is the proportional wait without a limit.
 */
export interface DialectCode extends Timing {
  /** Only when the close reason begins with this; of several entries for a code the first that fits counts. */
  readonly reason?: string;
  /** The name, and after a colon what it means: "Authentication failed: the token is wrong". @default the standard one */
  readonly phrase?: string;
  /** @default 'unknown', or the standard one where there is no phrase */
  readonly category?: Category;
  /** @default 'backoff', or the standard one where there is no phrase */
  readonly recovery?: Recovery;
  /** Coming back means to `resume` the session, if it still can be, or to begin a `new` one. @default the service has none. */
  readonly session?: 'resume' | 'new';
  /** @default the dialect's */
  readonly basis?: Basis;
  /** @default the dialect's */
  readonly verified?: Verified;
}

/** What one service or protocol means by its codes; it may override standard ones. Plain data. */
export interface Dialect {
  readonly name: string;
  /** The keys are codes, or ranges such as `'4000-4099'`; a single code wins over a range, an earlier range over a later. */
  readonly codes: CodeMap<DialectCode | readonly DialectCode[]>;
  /**
   * The service may write advice into the close reason: a JSON object whose field of this name says whether to come back.
   * It wins over the code.
   */
  readonly reasonFlag?: string;
  /** The code for leaving a session that shall be resumed, 3000 to 4999, where the service ends it on others. */
  readonly leaveWith?: number;
  /** Of all entries that do not say otherwise. @default 'documented' */
  readonly basis?: Basis;
  /** The same. @default 'primary' */
  readonly verified?: Verified;
  /** URLs of what the facts were taken from. */
  readonly sources?: readonly string[];
}

/** Checks a dialect while it is compiled: keys, words and fields. At run time it is what was given. */
export function defineDialect(dialect: Dialect): Dialect {
  return dialect;
}
