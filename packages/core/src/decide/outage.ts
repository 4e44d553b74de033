/** A close as the client saw it. */
export interface Close {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  /** Did this attempt ever open? */
  readonly opened: boolean;
  /** What is known besides, where the end was not told by a close: for `because`. */
  readonly note?: string;
  /** Where it failed before there was a connection: what a function of yours, or the WebSocket class, threw. */
  readonly cause?: unknown;
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
  /** Sessions that were thrown out before they were stable, by a code that tells of a crash loop when it comes again. */
  readonly crashes: number;
  /** When credentials were last refreshed because a close asked for it, in ms by the same clock. */
  readonly reauthenticatedAt: number | null;
  /** How often an endpoint was left for the next one. */
  readonly moves: number;
  /** How often each code came. */
  readonly closes: { readonly [code: number]: number };
}

/** What counts of one close. */
interface ClosedAs {
  readonly code: number;
  readonly opened: boolean;
  /** Does this code tell of a crash loop when it comes again and again? */
  readonly crash: boolean | undefined;
  /** Is the endpoint left for the next one? */
  readonly moving: boolean;
}

/** The outage after one more close, which begins it where there was none, or where the connection was stable. */
export function continueOutage(
  before: Outage | null,
  { code, opened, crash, moving }: ClosedAs,
  { at, stable }: { readonly at: number; readonly stable: boolean },
): Outage {
  const beginning = {
    startedAt: at,
    attempts: 0,
    neverOpened: 0,
    crashes: 0,
    reauthenticatedAt: null,
    moves: 0,
    closes: {},
  };
  const outage: Outage = stable || !before ? beginning : before;
  return {
    ...outage,
    neverOpened: opened ? 0 : outage.neverOpened + 1,
    crashes: outage.crashes + (crash && opened && !stable ? 1 : 0),
    moves: outage.moves + Number(moving),
    closes: { ...outage.closes, [code]: (outage.closes[code] ?? 0) + 1 },
  };
}
