import { checkNumbers } from '../decide/check-numbers.ts';
import { now as runtimeNow } from './platform.ts';
import type { Readable } from './readable.ts';
import type { SocketSnapshot } from './snapshot.ts';

/** What a socket showed of itself from some moment on. */
export interface HistoryEntry extends SocketSnapshot {
  /** In ms since 1970. */
  readonly at: number;
}

export interface HistoryOptions {
  /** 1 or more. Of more entries the oldest are forgotten. @default 100 */
  readonly limit?: number;
  /** Ms since 1970. @default the clock of the runtime. */
  readonly now?: () => number;
}

/** The entries, oldest first, to be shown like a snapshot: the same array until something is added. */
export interface History extends Readable<readonly HistoryEntry[]> {
  /** Records nothing more. */
  stop(): void;
}

const DEFAULT_LIMIT = 100;

/**
 * Records each change of a socket, for display: what it is in, what closed it, what was decided and why.
 *
 * @throws RangeError when `limit` is out of its range.
 */
export function recordHistory(
  socket: Readable<SocketSnapshot>,
  { limit = DEFAULT_LIMIT, now = runtimeNow }: HistoryOptions = {},
): History {
  checkNumbers({ limit }, '', 1);
  let entries: readonly HistoryEntry[] = [];
  const record = () => {
    entries = Object.freeze([...entries, Object.freeze({ at: now(), ...socket.getSnapshot() })].slice(-limit));
  };
  record();
  const stop = socket.subscribe(record);
  // Listeners of the socket are called in order: this one has recorded before any that comes later.
  return { getSnapshot: () => entries, subscribe: socket.subscribe, stop };
}
