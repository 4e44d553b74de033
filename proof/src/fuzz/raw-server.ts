import { type AddressInfo, createServer, type Socket } from 'node:net';
import { seededRandom } from '@resilient-socket/core/testing';
import { drawNonsense } from './nonsense.ts';

export interface RawServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Answers connection n to `/seed/…` with bytes that the seed and n decide, and then ends it. */
export async function startRawServer(): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const counts = new Map<string, number>();

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let head = '';
    const listen = (data: Buffer) => {
      head += data.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      socket.off('data', listen);
      socket.resume();
      answer(socket, head);
    };
    socket.on('data', listen);
  });

  function answer(socket: Socket, head: string): void {
    const [, path = '', seed = ''] = /^GET (\/(\d+)\S*)/.exec(head) ?? [];
    const [, key = ''] = /^sec-websocket-key: *(\S+)/im.exec(head) ?? [];
    const count = (counts.get(path) ?? 0) + 1;
    counts.set(path, count);
    const random = seededRandom(Number(seed) * 1000 + count);
    const { handshake, pieces } = drawNonsense(random, key);
    for (const piece of [handshake, ...pieces]) socket.write(piece);
    if (random() < 0.5) socket.end();
    else socket.destroySoon();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `ws://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
