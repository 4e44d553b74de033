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
  /** How often each code came. */
  readonly closes: { readonly [code: number]: number };
}

/** The outage after one more close, which begins it where there was none, or where the connection was stable. */
export function continueOutage(
  before: Outage | null,
  code: number,
  opened: boolean,
  { at, stable }: { readonly at: number; readonly stable: boolean },
): Outage {
  const beginning = { startedAt: at, attempts: 0, neverOpened: 0, crashes: 0, reauthenticated: false, closes: {} };
  const outage: Outage = stable || !before ? beginning : before;
  return {
    ...outage,
    neverOpened: opened ? 0 : outage.neverOpened + 1,
    crashes: outage.crashes + Number(code === 1011 && opened && !stable),
    closes: { ...outage.closes, [code]: (outage.closes[code] ?? 0) + 1 },
  };
}
