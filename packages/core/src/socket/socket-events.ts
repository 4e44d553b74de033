import { createEvent, type EventType } from './events.ts';
import type { TransportEvent } from './platform.ts';
import { reportLater } from './report-later.ts';
import { ShownEvent } from './shown-event.ts';

type Handler = (event: Event) => unknown;
type Listener = EventListenerOrEventListenerObject;
type AddOptions = boolean | AddEventListenerOptions | null;
type RemoveOptions = boolean | EventListenerOptions | null;

interface HandlerSlot {
  handler: unknown;
  readonly listener: Handler;
}

/** A listener of messages. */
interface Entry {
  readonly listener: Listener;
  /** What the EventTarget calls: the listener, or what forgets one with `once` when it is called. */
  readonly registered: Listener;
  readonly capture: boolean;
  readonly once: boolean;
  readonly signal: AbortSignal | undefined;
}

/** The events of one socket: its `on…` handlers, its listeners, and how it fires. */
export interface SocketEvents {
  handler(type: string): unknown;
  /** As native: `null` and whatever is no object removes it, another one takes its place, and an object is never called. */
  handle(type: string, handler: unknown): void;
  add(type: string, listener: Listener | null, options?: AddOptions): void;
  remove(type: string, listener: Listener | null, options?: RemoveOptions): void;
  emit(type: EventType, details?: object): void;
  /**
   * Hands a message on. A fresh event for each would cost most of the throughput, so a single plain listener gets the
   * original one, which says that it comes from here.
   */
  message(event: TransportEvent): void;
}

export function createSocketEvents(target: EventTarget): SocketEvents {
  const native = EventTarget.prototype;
  const slots: { [type: string]: HandlerSlot } = {};
  /** The same list of message listeners as the EventTarget keeps, which does not tell its own. */
  let entries: readonly Entry[] = [];
  /** The only listener of messages, if it can be called without an EventTarget: a function that stays. */
  let only: Handler | null = null;

  return { handler: (type) => slots[type]?.handler ?? null, handle, add, remove, emit, message };

  function handle(type: string, handler: unknown): void {
    const slot: HandlerSlot = slots[type] ?? {
      handler: null,
      listener: (event) => typeof slot.handler === 'function' && slot.handler.call(target, event),
    };
    slots[type] = slot;
    slot.handler = Object(handler) === handler ? handler : null;
    // Who is there already keeps its place.
    if (slot.handler) add(type, slot.listener);
    else remove(type, slot.listener);
  }

  function add(type: string, listener: Listener | null, options: AddOptions = {}): void {
    if (type !== 'message' || !listener || Object(listener) !== listener) {
      native.addEventListener.call(target, type, listener, options ?? {});
      return;
    }
    const { once = false, signal } = Object(options) as AddEventListenerOptions;
    const capture = isCapture(options);
    const live = entries.filter((entry) => !entry.signal?.aborted);
    if (live.some((entry) => entry.listener === listener && entry.capture === capture)) return;
    const registered = once ? (event: Event) => callOnce(entry, event) : listener;
    const entry: Entry = { listener, registered, capture, once, signal };
    native.addEventListener.call(target, type, registered, options ?? {});
    if (!signal?.aborted) keep([...live, entry]);
  }

  function remove(type: string, listener: Listener | null, options: RemoveOptions = {}): void {
    const capture = isCapture(options);
    const found =
      type === 'message'
        ? entries.find((entry) => entry.listener === listener && entry.capture === capture)
        : undefined;
    native.removeEventListener.call(target, type, found?.registered ?? listener, capture);
    if (found) forget(found);
  }

  function callOnce(entry: Entry, event: Event): void {
    const { listener } = entry;
    forget(entry);
    if (typeof listener === 'function') listener.call(target, event);
    else listener.handleEvent(event);
  }

  function forget(entry: Entry): void {
    keep(entries.filter((other) => other !== entry));
  }

  function keep(next: readonly Entry[]): void {
    entries = next;
    const [first, second] = next;
    only = first && !second ? plain(first) : null;
  }

  function plain({ listener, once, signal }: Entry): Handler | null {
    if (once || typeof listener !== 'function') return null;
    return signal ? (event) => signal.aborted || listener.call(target, event) : listener;
  }

  function emit(type: EventType, details?: object): void {
    target.dispatchEvent(createEvent(type, details));
  }

  function message(event: TransportEvent): void {
    if (!only) {
      if (entries.length > 0) emit('message', event);
      return;
    }
    // Within the `try`, V8 would not inline the constructors, which costs a tenth of the throughput.
    const shown = new ShownEvent(event, target) as unknown as Event;
    try {
      only.call(target, shown);
    } catch (error) {
      reportLater(error);
    }
  }
}

function isCapture(options: RemoveOptions): boolean {
  return Object(options) === options ? !!(options as EventListenerOptions).capture : !!options;
}
