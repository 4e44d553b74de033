import type { Phase } from '@resilient-socket/core';

/** A way to end or spoil a connection: a command of the chaos server. */
export interface Way {
  /** As the summary calls it. */
  readonly name: string;
  readonly command: string;
  readonly options?: object;
  /** Ms. The connection may survive it: after so long the next thing happens to it. */
  readonly survivedAfterMs?: number;
  /** Only a heartbeat ends it. */
  readonly needsHeartbeat?: true;
  /** It cannot be aimed at one client. */
  readonly forEverybody?: true;
}

/** How a life ends: by a command, or by the application in some phase, or both. */
export interface Ending {
  readonly name: string;
  readonly way?: Way;
  /** What is waited for before the application acts. */
  readonly phase: Phase;
  readonly act?: 'close' | 'abort';
}

/** All durations are tiny, in ms, so that thousands of connections take seconds. */
const SOON_MS = 20;
/** Longer than a socket waits for the answer to its heartbeat, or to its Close frame. */
const BEYOND_TIMEOUTS_MS = 1000;

/** Codes after which the socket comes back, by the standard table. */
const RETRIED_CODES = [1001, 1002, 1008, 1011, 1012, 1013, 1014, 3000, 3008, 4000, null];
const STOPPING_CODES = [1000, 1003, 1007, 1009, 1010, 3003];
const STATUSES = [401, 403, 429, 503];
const FRAMES = ['opcode', 'rsv', 'mask', 'continuation', 'utf8', 'length', 'control', 'code'];

const DROP: Way = { name: 'drop', command: 'drop' };

/** The ways that a socket comes back from. */
export const WAYS: readonly Way[] = [
  ...RETRIED_CODES.map((code) => ({ name: `close ${code}`, command: 'close', options: { code } })),
  { name: 'close, hint', command: 'close', options: { code: 1013, reason: `retry-after-ms=${SOON_MS}` } },
  { name: 'throw', command: 'throw' },
  { name: 'overload', command: 'overload', options: { forMs: 2 * SOON_MS } },
  { name: 'overload, hint', command: 'overload', options: { forMs: SOON_MS, hintMs: SOON_MS } },
  DROP,
  ...STATUSES.map((status) => ({ name: `refuse ${status}`, command: 'refuse', options: { status, times: 2 } })),
  { name: 'hang', command: 'hang' },
  { name: 'flap, reset', command: 'flap', options: { forMs: SOON_MS, times: 2 } },
  { name: 'flap 1012', command: 'flap', options: { forMs: SOON_MS, times: 2, code: 1012 } },
  { name: 'silence', command: 'silence', options: { forMs: SOON_MS }, survivedAfterMs: 0 },
  {
    name: 'half-open',
    command: 'silence',
    options: { forMs: BEYOND_TIMEOUTS_MS },
    survivedAfterMs: BEYOND_TIMEOUTS_MS,
    needsHeartbeat: true,
  },
  ...FRAMES.map((kind) => ({ name: `corrupt ${kind}`, command: 'corrupt', options: { kind } })),
  { name: 'burst', command: 'burst', options: { messages: 50 } },
  { name: 'burst, no code', command: 'burst', options: { messages: 5, code: null } },
  { name: 'expire', command: 'expire' },
];

/** Ends the connections of everybody, so it comes up less often than the others. */
export const RESTART: Way = { name: 'restart', command: 'restart', options: { downMs: SOON_MS }, forEverybody: true };

export const ENDINGS: readonly Ending[] = [
  ...STOPPING_CODES.map((code): Ending => {
    const name = `close ${code}`;
    return { name, way: { name, command: 'close', options: { code } }, phase: 'closed' };
  }),
  { name: 'close() while open', phase: 'open', act: 'close' },
  { name: 'close() while waiting', way: DROP, phase: 'waiting', act: 'close' },
  { name: 'close() while connecting', way: { name: 'hang', command: 'hang' }, phase: 'connecting', act: 'close' },
  {
    name: 'close() into silence',
    way: { name: 'silence', command: 'silence', options: { forMs: BEYOND_TIMEOUTS_MS } },
    phase: 'open',
    act: 'close',
  },
  { name: 'abort while open', phase: 'open', act: 'abort' },
  { name: 'abort while waiting', way: DROP, phase: 'waiting', act: 'abort' },
];
