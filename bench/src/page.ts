/** One contender's client in a page: see chromium-runtime.ts, which calls these. */
import type { Job } from './client.ts';
import { type BenchSocketClass, openContender } from './contenders.ts';
import { type Session, startSession } from './session.ts';

export interface PageBench {
  /** Connects and warms up. */
  start(job: Job): Promise<void>;
  /** Runs a batch and answers how many ms it took. */
  batch(messages: number): Promise<number>;
  end(): void;
}

let session: Session | undefined;

const bench: PageBench = {
  async start({ contender, scenario, url, warmUpBatches, messagesPerBatch }) {
    const socket = openContender(contender, WebSocket as unknown as BenchSocketClass, url);
    session = await startSession(socket, scenario);
    if (warmUpBatches) await session.batch(messagesPerBatch * warmUpBatches);
    (globalThis as { gc?: () => void }).gc?.();
  },
  async batch(messages) {
    const before = performance.now();
    await session?.batch(messages);
    return performance.now() - before;
  },
  end: () => session?.close(),
};

Object.assign(globalThis, { bench });
