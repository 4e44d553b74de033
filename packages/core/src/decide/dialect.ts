import type { Category, Recovery } from '../codes/close-codes.ts';
import type { CodeMap } from './code-map.ts';

/** What one code means in a dialect. */
export interface DialectCode {
  /** The name, and after a colon what it means: "Authentication failed: the token is wrong". */
  readonly phrase: string;
  /** @default 'unknown' */
  readonly category?: Category;
  /** @default 'backoff' */
  readonly recovery?: Recovery;
}

/** What one service or protocol means by its codes; it may override standard ones. */
export interface Dialect {
  readonly name: string;
  readonly codes: CodeMap<DialectCode>;
}
