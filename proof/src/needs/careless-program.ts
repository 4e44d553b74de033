import { liveCarelessly } from './careless.ts';
import { WEB_SOCKETS } from './web-sockets.ts';

// Lives through situations with the logger that a socket has by default, and itself says nothing. Its argument is JSON: each
// situation, and the URL of its stage for each class of WebSocket.

const stages = JSON.parse(process.argv[2] ?? '[]') as [situation: string, ...urls: string[]][];

for (const [index, [, Class]] of WEB_SOCKETS.entries()) {
  await Promise.all(stages.map(([situation, ...urls]) => liveCarelessly(situation, urls[index] ?? '', Class)));
}
