type Listener = EventListenerOrEventListenerObject;
type PlainListener = (event: Event) => unknown;
type Options = boolean | AddEventListenerOptions | null;

interface Entry {
  readonly listener: Listener;
  /** What the EventTarget calls: the listener, or what forgets one with `once` when it is called. */
  readonly registered: Listener;
  readonly capture: boolean;
  readonly once: boolean;
  readonly signal: AbortSignal | undefined;
}

/** The same list of message listeners as the EventTarget keeps, which does not tell its own. */
export class MessageListeners {
  readonly #target: EventTarget;
  #entries: readonly Entry[] = [];
  /** The only listener, if it can be called without an EventTarget: a function that stays. */
  only: PlainListener | null = null;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  get any(): boolean {
    return this.#entries.length > 0;
  }

  add(listener: Listener, options: Options = {}): void {
    const { capture, once = false, signal } = typeof options === 'object' ? (options ?? {}) : { capture: options };
    const live = this.#entries.filter((entry) => !entry.signal?.aborted);
    if (live.some((entry) => entry.listener === listener && entry.capture === !!capture)) return;
    const registered = once ? (event: Event) => this.#callOnce(entry, event) : listener;
    const entry: Entry = { listener, registered, capture: !!capture, once, signal };
    EventTarget.prototype.addEventListener.call(this.#target, 'message', registered, options ?? {});
    if (!signal?.aborted) this.#set([...live, entry]);
  }

  remove(listener: Listener, options: Options = {}): void {
    const capture = typeof options === 'object' ? !!options?.capture : options;
    const found = this.#entries.find((entry) => entry.listener === listener && entry.capture === capture);
    if (!found) return;
    EventTarget.prototype.removeEventListener.call(this.#target, 'message', found.registered, capture);
    this.#forget(found);
  }

  #callOnce(entry: Entry, event: Event): void {
    const { listener } = entry;
    this.#forget(entry);
    if (typeof listener === 'function') listener.call(this.#target, event);
    else listener.handleEvent(event);
  }

  #forget(entry: Entry): void {
    this.#set(this.#entries.filter((other) => other !== entry));
  }

  #set(entries: readonly Entry[]): void {
    this.#entries = entries;
    const [first, second] = entries;
    this.only = first && !second ? this.#plain(first) : null;
  }

  #plain({ listener, once, signal }: Entry): PlainListener | null {
    if (once || typeof listener !== 'function') return null;
    return signal ? (event) => signal.aborted || listener.call(this.#target, event) : listener;
  }
}
