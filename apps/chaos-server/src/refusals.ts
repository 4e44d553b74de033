import { BoundedMap } from './bounded-map.ts';

export const REFUSAL_STATUSES = [401, 403, 429, 503] as const;
export type RefusalStatus = (typeof REFUSAL_STATUSES)[number];

const MAX_REFUSED_CLIENTS = 1_000;

interface Refusal {
  status: RefusalStatus;
  times: number;
}

/** Which handshakes get an HTTP status instead of 101: those of one client, or (client null) the next of anybody. */
export class Refusals {
  readonly #ofClients = new BoundedMap<string, Refusal>(MAX_REFUSED_CLIENTS);
  #ofAnybody: Refusal | undefined;

  refuse(client: string | null, status: RefusalStatus, times: number): void {
    const refusal = { status, times };
    if (client === null) this.#ofAnybody = refusal;
    else this.#ofClients.set(client, refusal);
  }

  /** The status for a handshake that is here now; counts it. */
  take(client: string | null): RefusalStatus | undefined {
    const own = client === null ? undefined : this.#ofClients.get(client);
    const refusal = own ?? this.#ofAnybody;
    if (refusal === undefined) return undefined;

    refusal.times -= 1;
    if (refusal.times > 0) return refusal.status;
    if (refusal === this.#ofAnybody) this.#ofAnybody = undefined;
    else if (client !== null) this.#ofClients.delete(client);
    return refusal.status;
  }
}
