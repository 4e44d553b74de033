/** One contender's client in Node, in a process of its own: see node-runtime.ts. The argument names the WebSocket class. */
import { WebSocket as WsWebSocket } from 'ws';
import type { Job, Timing } from './client.ts';
import { type BenchSocketClass, openContender } from './contenders.ts';
import { type Session, startSession } from './session.ts';

const US_PER_MS = 1000;

const webSocketClass = (process.argv[2] === 'ws' ? WsWebSocket : WebSocket) as unknown as BenchSocketClass;

async function measure({ contender, scenario, url, warmUpBatches, batches, messagesPerBatch }: Job): Promise<Timing[]> {
  const session = await startSession(openContender(contender, webSocketClass, url), scenario);
  if (warmUpBatches) await session.batch(messagesPerBatch * warmUpBatches);
  globalThis.gc?.();
  const timings: Timing[] = [];
  for (let batch = 0; batch < batches; batch++) timings.push(await time(session, messagesPerBatch));
  session.close();
  return timings;
}

/** The CPU clock of a single thread would tick only every 4 ms on some Linux kernels; that of the process is exact. */
async function time(session: Session, messages: number): Promise<Timing> {
  const cpuBefore = process.cpuUsage();
  const wallBefore = performance.now();
  await session.batch(messages);
  const wallMs = performance.now() - wallBefore;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wallMs, cpuMs: (user + system) / US_PER_MS };
}

process.on('message', async (job: Job) => process.send?.(await measure(job)));
// Whoever started this process ends it by ending the channel.
process.on('disconnect', () => process.exit());
