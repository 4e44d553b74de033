import type { TransportEvent } from './platform.ts';

/** A constructor that returns its argument: the fields of a class that extends it are defined on that very object. */
class Itself {
  constructor(event: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is its job.
    return event;
  }
}

/**
 * Shows an event of a connection as fired at `target`: own properties shadow the inherited ones, which still tell of the
 * connection. Field initialisers are the fastest way to define them; hence a class for each target.
 */
export function showingAt(target: EventTarget): (event: TransportEvent) => Event {
  class ShownEvent extends Itself {
    readonly target = target;
    readonly currentTarget = target;
    readonly srcElement = target;
  }
  return (event) => new ShownEvent(event) as unknown as Event;
}
