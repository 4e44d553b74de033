type Listener = EventListenerOrEventListenerObject;
type PlainListener = (event: Event) => unknown;

interface Entry {
  readonly listener: Listener;
  readonly capture: boolean;
  readonly once: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Which listeners an EventTarget has for messages, as it does not say itself. */
export class MessageListeners {
  #entries: readonly Entry[] = [];
  /** The one entry, if its listener is a function that stays. */
  #plain: Entry | null = null;

  /** The one listener that can be called without an EventTarget. */
  get only(): PlainListener | null {
    if (this.#plain?.signal?.aborted) this.#set([]);
    return (this.#plain?.listener as PlainListener | undefined) ?? null;
  }

  get any(): boolean {
    return this.#entries.length > 0;
  }

  add(listener: Listener, options: boolean | AddEventListenerOptions = {}): void {
    const { capture = false, once = false, signal } = typeof options === 'boolean' ? { capture: options } : options;
    const entries = this.#entries.filter((entry) => !entry.signal?.aborted);
    const known = entries.some((entry) => entry.listener === listener && entry.capture === capture);
    if (!known && !signal?.aborted) this.#set([...entries, { listener, capture, once, signal }]);
  }

  remove(listener: Listener, options: boolean | EventListenerOptions = {}): void {
    const { capture = false } = typeof options === 'boolean' ? { capture: options } : options;
    this.#set(this.#entries.filter((entry) => entry.listener !== listener || entry.capture !== capture));
  }

  /** An event has reached them all: those with `once`, or whose signal has aborted, are gone. */
  dispatched(): void {
    const gone = ({ once, signal }: Entry) => once || signal?.aborted;
    if (this.#entries.some(gone)) this.#set(this.#entries.filter((entry) => !gone(entry)));
  }

  #set(entries: readonly Entry[]): void {
    this.#entries = entries;
    const [first = null] = entries;
    this.#plain = entries.length === 1 && !first?.once && typeof first?.listener === 'function' ? first : null;
  }
}
