import type { TransportEvent } from './platform.ts';

/**
 * A constructor that returns its argument: the fields of a class that extends it are defined on that very object. That it
 * extends something, and does not call it, spares the object that a constructor otherwise begins with.
 */
class Itself extends Object {
  // @ts-expect-error there is no `super()`.
  // biome-ignore lint/correctness/noUnreachableSuper: nor shall there be.
  constructor(event: TransportEvent) {
    // biome-ignore lint/correctness/noConstructorReturn: that is its job.
    return event;
  }
}

/**
 * An event of a connection, shown as fired at `target`: own properties shadow the inherited ones, which still tell of the
 * connection. Fields are the fastest way to define them, of one class for all sockets, as each class is optimised anew.
 */
export class ShownEvent extends Itself {
  readonly target: EventTarget;
  readonly currentTarget: EventTarget;
  readonly srcElement: EventTarget;

  constructor(event: TransportEvent, target: EventTarget) {
    super(event);
    this.target = target;
    this.currentTarget = target;
    this.srcElement = target;
  }
}
