import { MAX_TIMER_MS } from '../decide/backoff.ts';
import { checkNumbers } from '../decide/check-numbers.ts';
import type { Anything } from './events.ts';
import { type Platform, surroundings } from './platform.ts';
import type { ResilientSocket } from './resilient-socket.ts';

/** Whatever its messages are. */
type AnySocket = ResilientSocket<Anything, Anything>;

/** One user's hold on a socket that others may use too. */
export interface Lease {
  /** Ends a wait. A socket that has closed for good is replaced, for all its users. `false` when there was nothing to do. */
  retryNow(): boolean;
  /** The socket is paused as long as all its users want it to be; at first none does. */
  setPaused(paused: boolean): void;
  /** The user is gone. */
  release(): void;
}

export interface SharedSocketsOptions {
  /**
   * Ms, 0 or more: how long a socket stays after its last user has left, in case that the next one is on its way, as from
   * one route to another. @default 1000
   */
  readonly graceMs?: number;
  /** Its timers count. @default the surroundings */
  readonly platform?: Partial<Platform>;
}

/** Sockets with several users: made for the first one, closed when the last one has left. */
export interface SharedSockets {
  /**
   * Calls `use` with the socket of this key, at once, and again if it is replaced; where there is none, `make` makes it.
   *
   * @throws what `make` throws.
   */
  acquire(key: string, make: () => AnySocket, use: (socket: AnySocket) => void): Lease;
}

interface User {
  readonly make: () => AnySocket;
  readonly use: (socket: AnySocket) => void;
  paused: boolean;
}

interface Shared {
  socket: AnySocket;
  readonly users: Set<User>;
  /** Did this pause it? */
  paused: boolean;
  grace?: unknown;
}

const DEFAULT_GRACE_MS = 1000;
const CONNECTING = 0;

/** @throws RangeError when `graceMs` is out of its range. */
export function createSharedSockets(options: SharedSocketsOptions = {}): SharedSockets {
  const { graceMs = DEFAULT_GRACE_MS } = options;
  checkNumbers({ graceMs });
  const { setTimer, clearTimer } = surroundings(options.platform);
  const sockets = new Map<string, Shared>();

  return {
    acquire(key, make, use) {
      const shared = find(key) ?? { socket: make(), users: new Set(), paused: false };
      const user: User = { make, use, paused: false };
      sockets.set(key, shared);
      clearTimer(shared.grace);
      shared.users.add(user);
      adapt(shared);
      use(shared.socket);
      return {
        retryNow: () => retryNow(shared, user),
        setPaused: (paused) => setPaused(shared, user, paused),
        release: () => release(key, shared, user),
      };
    },
  };

  function find(key: string): Shared | undefined {
    const known = sockets.get(key);
    if (!known || known.users.size > 0 || known.socket.getSnapshot().phase !== 'closed') return known;
    // Who comes when everybody has left begins anew, as with a socket of one's own.
    clearTimer(known.grace);
    return undefined;
  }

  function release(key: string, shared: Shared, user: User): void {
    if (!shared.users.delete(user)) return;
    if (shared.users.size > 0) {
      adapt(shared);
      return;
    }
    // Nobody is likely to come: what is open may still be wanted, an attempt need not be made.
    if (graceMs === 0 && shared.socket.readyState === CONNECTING) setSocketPaused(shared, true);
    shared.grace = setTimer(() => end(key, shared), Math.min(graceMs, MAX_TIMER_MS));
  }

  function end(key: string, { socket }: Shared): void {
    sockets.delete(key);
    socket.close();
  }
}

function retryNow(shared: Shared, user: User): boolean {
  const { users, paused } = shared;
  if (!users.has(user)) return false;
  if (shared.socket.getSnapshot().phase !== 'closed') return shared.socket.retryNow();
  shared.socket = user.make();
  if (paused) shared.socket.pause();
  for (const { use } of users) use(shared.socket);
  return true;
}

function setPaused(shared: Shared, user: User, paused: boolean): void {
  if (!shared.users.has(user)) return;
  user.paused = paused;
  adapt(shared);
}

function adapt(shared: Shared): void {
  setSocketPaused(
    shared,
    [...shared.users].every((user) => user.paused),
  );
}

/** Only a change of mind counts: the application may have paused the socket by itself. */
function setSocketPaused(shared: Shared, paused: boolean): void {
  if (paused === shared.paused) return;
  shared.paused = paused;
  shared.socket[paused ? 'pause' : 'resume']();
}
