type Listener = EventListenerOrEventListenerObject;
type PlainListener = (event: Event) => unknown;

interface Entry {
  readonly listener: Listener;
  readonly capture: boolean;
  readonly once: boolean;
}

/** Which listeners an EventTarget has for messages, as it does not say itself. */
export class MessageListeners {
  #entries: readonly Entry[] = [];
  #only: PlainListener | null = null;

  /** The one listener, if it is a function that stays; then it can be called without an EventTarget. */
  get only(): PlainListener | null {
    return this.#only;
  }

  get any(): boolean {
    return this.#entries.length > 0;
  }

  add(listener: Listener, options: boolean | AddEventListenerOptions = {}): void {
    const { capture = false, once = false, signal } = typeof options === 'boolean' ? { capture: options } : options;
    if (signal?.aborted || this.#entries.some((entry) => entry.listener === listener && entry.capture === capture))
      return;
    const entry = { listener, capture, once };
    this.#set([...this.#entries, entry]);
    signal?.addEventListener('abort', () => this.#set(this.#entries.filter((other) => other !== entry)));
  }

  remove(listener: Listener, options: boolean | EventListenerOptions = {}): void {
    const { capture = false } = typeof options === 'boolean' ? { capture: options } : options;
    this.#set(this.#entries.filter((entry) => entry.listener !== listener || entry.capture !== capture));
  }

  /** An event has reached them all: those with `once` are gone. */
  dispatched(): void {
    if (this.#entries.some(({ once }) => once)) this.#set(this.#entries.filter(({ once }) => !once));
  }

  #set(entries: readonly Entry[]): void {
    this.#entries = entries;
    const [first, second] = entries;
    const plain = first && !second && !first.once && typeof first.listener === 'function';
    this.#only = plain ? (first.listener as PlainListener) : null;
  }
}
