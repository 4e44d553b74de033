import { createEvent, type EventType } from './events.ts';
import { MessageListeners } from './message-listeners.ts';
import type { TransportEvent } from './platform.ts';
import { reportLater } from './report-later.ts';
import { ShownEvent } from './shown-event.ts';

type Handler = (event: Event) => unknown;
type Listener = EventListenerOrEventListenerObject;
type AddOptions = boolean | AddEventListenerOptions;
type RemoveOptions = boolean | EventListenerOptions;

interface HandlerSlot {
  handler: unknown;
  readonly listener: Handler;
}

/** The events of one socket: its `on…` handlers, and how it fires. */
export class SocketEvents {
  readonly #target: EventTarget;
  readonly #slots: { [type: string]: HandlerSlot } = {};
  readonly #messageListeners: MessageListeners;

  constructor(target: EventTarget) {
    this.#target = target;
    this.#messageListeners = new MessageListeners(target);
  }

  handler(type: string): unknown {
    return this.#slots[type]?.handler ?? null;
  }

  /** As native: `null` and whatever is no object removes it, another one takes its place, and an object is never called. */
  handle(type: string, handler: unknown): void {
    const slot = this.#slots[type];
    if (Object(handler) !== handler) {
      if (slot) this.#target.removeEventListener(type, slot.listener);
      delete this.#slots[type];
    } else if (slot) {
      slot.handler = handler;
    } else {
      const target = this.#target;
      const made: HandlerSlot = {
        handler,
        listener: (event) => typeof made.handler === 'function' && made.handler.call(target, event),
      };
      this.#slots[type] = made;
      target.addEventListener(type, made.listener);
    }
  }

  add(type: string, listener: Listener | null, options?: AddOptions): void {
    if (type === 'message' && Object(listener) === listener) this.#messageListeners.add(listener as Listener, options);
    else EventTarget.prototype.addEventListener.call(this.#target, type, listener, options);
  }

  remove(type: string, listener: Listener | null, options?: RemoveOptions): void {
    if (type === 'message' && listener) this.#messageListeners.remove(listener, options);
    else EventTarget.prototype.removeEventListener.call(this.#target, type, listener, options);
  }

  emit(type: EventType, details?: object): void {
    this.#target.dispatchEvent(createEvent(type, details));
  }

  /**
   * Hands a message on. A fresh event for each would cost most of the throughput, so a single plain listener gets the
   * original one, which says that it comes from here.
   */
  message(event: TransportEvent): void {
    const { only } = this.#messageListeners;
    if (!only) {
      if (this.#messageListeners.any) this.emit('message', event);
      return;
    }
    // Within the `try`, V8 would not inline the constructors, which costs a tenth of the throughput.
    const shown = new ShownEvent(event, this.#target) as unknown as Event;
    try {
      only.call(this.#target, shown);
    } catch (error) {
      reportLater(error);
    }
  }
}
