/** What came of a loss. */
export interface Observation {
  /** The subscription's data flows again. */
  readonly recovered: boolean;
  /** The client says that the subscription is over. */
  readonly ended: boolean;
  /** WebSockets that the client made after the loss. */
  readonly attempts: number;
  /** Handshakes that reached the server after the loss. */
  readonly handshakes: number;
  /** Connections that are open at the end: two are a leak. */
  readonly live: number;
  /** When the first of the handshakes came, in ms after the loss. */
  readonly firstDelayMs: number | null;
}

/** `silent`: connected, but no data comes and nobody is told. `hangs`: not even that, as long as it was watched. */
export type Outcome = 'recovers' | 'ends' | 'silent' | 'hangs';

export function outcomeOf({ recovered, ended, live }: Observation): Outcome {
  if (recovered) return 'recovers';
  if (ended) return 'ends';
  return live > 0 ? 'silent' : 'hangs';
}

/** In which respects a client did worse with another class than with the native one. */
export function worse(native: Observation, other: Observation): string[] {
  // Who comes back where the native one gives up needs a connection for it.
  const allowed = native.recovered || !other.recovered ? native : { live: 1, handshakes: Number.POSITIVE_INFINITY };
  const respects = [];
  if (native.recovered && !other.recovered) respects.push('does not recover');
  if (outcomeOf(native) === 'ends' && outcomeOf(other) === 'silent') respects.push('does not say so');
  if (other.live > allowed.live) respects.push('more live connections');
  if (other.handshakes > allowed.handshakes) respects.push('more handshakes');
  return respects;
}
