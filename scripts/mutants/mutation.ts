/** A small change to one source of the core package that has to make a test fail. */
export interface Mutation {
  /** Below `packages/core/src`. */
  readonly file: string;
  /** Must be there exactly once. */
  readonly find: string;
  readonly replace: string;
  /** What it breaks, with the rule of docs/behaviour.md. */
  readonly breaks: string;
}
