import { BoundedMap } from './bounded-map.ts';
import type { Connections } from './connections.ts';

export const DEFAULT_CAPACITY = 10_000;
const MAX_LIMITED_CLIENTS = 1_000;

interface Limit {
  clients: number;
  reason: string;
  /** On the clock of `performance.now()`. */
  untilMs: number;
}

interface Overload {
  clients: number;
  forMs: number;
  hintMs: number | undefined;
}

const NORMAL: Limit = { clients: DEFAULT_CAPACITY, reason: 'at capacity', untilMs: Number.POSITIVE_INFINITY };

/** How many connections the server has room for, all in all and for one client. */
export class Capacity {
  readonly #connections: Connections;
  readonly #ofClients = new BoundedMap<string, Limit>(MAX_LIMITED_CLIENTS);
  #ofServer = NORMAL;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** `client` null limits the whole server. Returns how many connections had to go. */
  shrink(client: string | null, { clients, forMs, hintMs }: Overload): number {
    const reason = hintMs === undefined ? NORMAL.reason : `${NORMAL.reason}; retry-after-ms=${hintMs}`;
    const limit: Limit = { clients, reason, untilMs: performance.now() + forMs };
    if (client === null) this.#ofServer = limit;
    else this.#ofClients.set(client, limit);

    const newestFirst = this.#connections.of(client).slice(clients).reverse();
    this.#connections.close(newestFirst, 1013, reason);
    return newestFirst.length;
  }

  /** `client` null ends every overload, those of single clients too. */
  restore(client: string | null): void {
    if (client !== null) {
      this.#ofClients.delete(client);
      return;
    }
    this.#ofServer = NORMAL;
    this.#ofClients.clear();
  }

  /** Why there is no room for one more connection of this client; undefined when there is. */
  reasonToShed(client: string | null): string | undefined {
    const server = current(this.#ofServer);
    if (this.#connections.size >= server.clients) return server.reason;
    if (client === null || !this.#ofClients.has(client)) return undefined;
    const own = current(this.#ofClients.get(client));
    return this.#connections.of(client).length >= own.clients ? own.reason : undefined;
  }
}

function current(limit: Limit | undefined): Limit {
  return limit !== undefined && performance.now() < limit.untilMs ? limit : NORMAL;
}
