/** One contender's client in Node, in a process of its own: see node-runtime.ts. The argument names the WebSocket class. */
import { WebSocket as WsWebSocket } from 'ws';
import type { Job, Timing } from './client.ts';
import { type BenchSocketClass, openContender } from './contenders.ts';
import { type Session, startSession } from './session.ts';

/** A job is to be opened, a number is a batch of so many messages. */
export type Request = Job | number;

const US_PER_MS = 1000;

const webSocketClass = (process.argv[2] === 'ws' ? WsWebSocket : WebSocket) as unknown as BenchSocketClass;
let session: Session | undefined;

async function open({ contender, scenario, url }: Job): Promise<void> {
  session?.close();
  session = await startSession(openContender(contender, webSocketClass, url), scenario);
}

/** The CPU clock of a single thread would tick only every 4 ms on some Linux kernels; that of the process is exact. */
async function time(messages: number): Promise<Timing> {
  const cpuBefore = process.cpuUsage();
  const wallBefore = performance.now();
  await session?.batch(messages);
  const wallMs = performance.now() - wallBefore;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wallMs, cpuMs: (user + system) / US_PER_MS };
}

process.on('message', async (request: Request) => {
  if (typeof request === 'number') return process.send?.(await time(request));
  await open(request);
  return process.send?.('opened');
});
// Whoever started this process ends it by ending the channel.
process.on('disconnect', () => process.exit());
