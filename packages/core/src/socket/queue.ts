/** First in, first out, however many there are: an array takes the longer to lose its first item the more it has. */
export class Queue<Item> {
  #items: Item[] = [];
  /** Where the first one is; those before are gone. */
  #start = 0;

  get size(): number {
    return this.#items.length - this.#start;
  }

  get first(): Item | undefined {
    return this.#items[this.#start];
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  /** The first item, which is gone then. */
  take(): Item | undefined {
    const { first } = this;
    if (this.size > 0) this.#start += 1;
    // Seldom enough to cost nothing, often enough to let go of what is gone.
    if (this.#start > this.size) {
      this.#items = this.#items.slice(this.#start);
      this.#start = 0;
    }
    return first;
  }
}
