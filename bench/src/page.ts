/** One contender's client in a page: see chromium-runtime.ts, which calls these. */
import type { Job } from './client.ts';
import { type BenchSocketClass, openContender } from './contenders.ts';
import { type Session, startSession } from './session.ts';

export interface PageBench {
  open(job: Job): Promise<void>;
  /** Runs a batch and answers how many ms it took. */
  batch(messages: number): Promise<number>;
}

let session: Session | undefined;

const bench: PageBench = {
  async open({ contender, scenario, url }) {
    session?.close();
    const socket = openContender(contender, WebSocket as unknown as BenchSocketClass, url);
    session = await startSession(socket, scenario);
  },
  async batch(messages) {
    const before = performance.now();
    await session?.batch(messages);
    return performance.now() - before;
  },
};

Object.assign(globalThis, { bench });
