import { parseArgs } from 'node:util';
import { startChaosServer } from './chaos-server.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4600' } } });
const server = await startChaosServer({ port: Number(values.port) });

console.log(`chaos-server: connect to ${server.wsUrl}?client=<id>, control it at ${server.httpUrl}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
