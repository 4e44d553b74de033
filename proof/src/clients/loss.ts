/** A close that the server sends. */
export interface Farewell {
  readonly code: number;
  readonly reason: string;
}

/** How the server ends a connection: without a word, or with a Close frame. */
export type Loss = 'tcp' | Farewell;

/** The hint in the closes that have one. No client of today knows it. */
export const HINT_MS = 300;

const HINT = `retry-after-ms=${HINT_MS}`;

/** The five ways to lose a connection. */
export const TCP_KILL = 'tcp';
export const BUG: Farewell = { code: 1011, reason: 'a bug' };
export const RESTART: Farewell = { code: 1012, reason: `a restart; ${HINT}` };
export const TRY_LATER: Farewell = { code: 1013, reason: `overloaded; ${HINT}` };
export const NORMAL: Farewell = { code: 1000, reason: '' };

/** Overloaded, and nobody knows for how long. */
export const OVERLOADED: Farewell = { code: 1013, reason: 'overloaded' };
