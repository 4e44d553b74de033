import type { TransportEvent } from './platform.ts';

/** A constructor that returns its argument: the fields of a class that extends it are defined on that very object. */
class Itself {
  constructor(event: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is its job.
    return event;
  }
}

/** Own properties shadow the inherited ones, which still tell of the connection. Fields are the fastest way to define them. */
class ShownEvent extends Itself {
  readonly target: EventTarget;
  readonly currentTarget: EventTarget;
  readonly srcElement: EventTarget;
  readonly composedPath: () => EventTarget[];

  constructor(event: object, target: EventTarget) {
    super(event);
    this.target = target;
    this.currentTarget = target;
    this.srcElement = target;
    this.composedPath = () => [target];
  }
}

/** The same event, fired at `target` for all that a listener can see. */
export function shownAt(target: EventTarget, event: TransportEvent): Event {
  return new ShownEvent(event, target) as unknown as Event;
}
