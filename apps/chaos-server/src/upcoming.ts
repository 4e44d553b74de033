import { BoundedMap } from './bounded-map.ts';

const MAX_PLANNED_CLIENTS = 1_000;

interface Plan<Fate> {
  fate: Fate;
  times: number;
}

/** What becomes of the next so many handshakes: those of one client, or (client null) the next of anybody. */
export class Upcoming<Fate> {
  readonly #ofClients = new BoundedMap<string, Plan<Fate>>(MAX_PLANNED_CLIENTS);
  #ofAnybody: Plan<Fate> | undefined;

  /** Takes the place of an earlier plan for the same client. */
  plan(client: string | null, fate: Fate, times: number): void {
    const plan = { fate, times };
    if (client === null) this.#ofAnybody = plan;
    else this.#ofClients.set(client, plan);
  }

  /** The fate of a handshake that is here now; counts it. */
  take(client: string | null): Fate | undefined {
    const own = client === null ? undefined : this.#ofClients.get(client);
    const plan = own ?? this.#ofAnybody;
    if (plan === undefined) return undefined;

    plan.times -= 1;
    if (plan.times > 0) return plan.fate;
    if (plan === this.#ofAnybody) this.#ofAnybody = undefined;
    else if (client !== null) this.#ofClients.delete(client);
    return plan.fate;
  }
}
