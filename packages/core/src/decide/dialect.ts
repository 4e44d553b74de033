import type { Category, Recovery } from '../codes/close-codes.ts';
import type { CodeMap } from './code-map.ts';

/** What one code means in a dialect. */
export interface DialectCode {
  readonly name: string;
  readonly recovery: Recovery;
  /** @default 'unknown' */
  readonly category?: Category;
  /** In words; follows "4004 Authentication failed: ". @default nothing more than the name. */
  readonly means?: string;
}

/** What one service or protocol means by its codes; it may override standard ones. */
export interface Dialect {
  readonly name: string;
  readonly codes: CodeMap<DialectCode>;
}
