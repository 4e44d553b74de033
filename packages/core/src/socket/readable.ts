/** Something to show, as bindings read it: the shape of React's external stores, and of a ResilientSocket itself. */
export interface Readable<Value> {
  /** The same value until it changes. */
  readonly getSnapshot: () => Value;
  /** Calls `listener` after each change, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The same value for good. */
export function fixed<Value>(value: Value): Readable<Value> {
  return { getSnapshot: () => value, subscribe: () => () => {} };
}
