import { EventEmitter, on } from 'node:events';

const TICK_MS = 20;

/** The running sequence that every server offers: 1, 2, 3 … whether or not anybody listens. */
export class Ticker extends EventEmitter<{ tick: [number: number] }> {
  /** The last number given out. */
  last = 0;
  readonly #timer = setInterval(() => {
    this.last += 1;
    this.emit('tick', this.last);
  }, TICK_MS);

  /** @returns a function that ends it. */
  listen(listener: (tick: number) => void): () => void {
    this.on('tick', listener);
    return () => this.off('tick', listener);
  }

  async *numbers(signal?: AbortSignal): AsyncGenerator<number, void> {
    for await (const [tick] of on(this, 'tick', { signal })) yield Number(tick);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
