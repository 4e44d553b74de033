/** A close as the client saw it. */
export interface Close {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  /** Did this attempt ever open? */
  readonly opened: boolean;
}

/**
 * From the loss of a stable connection (or the first failure) to the next stable one: what the policy remembers. Plain
 * data, replaced and never changed.
 */
export interface Outage {
  /** When it began, in ms, by the clock of whoever keeps it. */
  readonly startedAt: number;
  /** Retries decided so far. */
  readonly attempts: number;
  /** Attempts in a row that never opened. */
  readonly neverOpened: number;
  /** Sessions that ended with 1011 before they were stable. */
  readonly crashes: number;
  /** Were credentials refreshed because a close asked for it? */
  readonly reauthenticated: boolean;
  /** Closes by the rule that handled them, for limits of single codes. */
  readonly closes: { readonly [rule: string]: number };
}

/** The outage after one more close; `null` before: this close begins it. */
export function continueOutage(outage: Outage | null, close: Close, rule: string, stable: boolean, at: number): Outage {
  const before = outage ?? {
    startedAt: at,
    attempts: 0,
    neverOpened: 0,
    crashes: 0,
    reauthenticated: false,
    closes: {},
  };
  return {
    ...before,
    neverOpened: close.opened ? 0 : before.neverOpened + 1,
    crashes: before.crashes + (close.code === 1011 && close.opened && !stable ? 1 : 0),
    closes: { ...before.closes, [rule]: (before.closes[rule] ?? 0) + 1 },
  };
}
