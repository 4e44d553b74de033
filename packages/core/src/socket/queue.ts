/** A message that is kept. */
export interface Kept {
  /** As the application gave it. */
  readonly message: unknown;
  readonly bytes: number;
  /** Since when, in ms. */
  readonly at: number;
}

/** First in, first out, however many there are: an array takes the longer to lose its first item the more it has. */
export class Queue<Item extends Kept> {
  #items: Item[] = [];
  /** Where the first one is; those before are gone. */
  #start = 0;
  /** Of all of them. */
  bytes = 0;

  get size(): number {
    return this.#items.length - this.#start;
  }

  get first(): Item | undefined {
    return this.#items[this.#start];
  }

  push(item: Item): void {
    this.#items.push(item);
    this.bytes += item.bytes;
  }

  /** The first item, which is gone then. */
  take(): Item | undefined {
    const { first } = this;
    if (!first) return;
    this.bytes -= first.bytes;
    this.#start += 1;
    // Seldom enough to cost nothing, often enough to let go of what is gone.
    if (this.#start > this.size) {
      this.#items = this.#items.slice(this.#start);
      this.#start = 0;
    }
    return first;
  }

  /** The messages of the first items, as long as `condition` is true; they are gone then. */
  takeWhile(condition: (first: Item) => boolean): unknown[] {
    const messages: unknown[] = [];
    while (this.first && condition(this.first)) messages.push(this.take()?.message);
    return messages;
  }
}
