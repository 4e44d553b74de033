import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Door } from './door.ts';
import type { Farewell, Loss } from './loss.ts';
import { Ticker } from './ticker.ts';

const HOST = '127.0.0.1';

export interface ProtocolServer {
  readonly url: string;
  /** When each handshake arrived, in ms of `performance.now()`. */
  readonly handshakes: readonly number[];
  readonly ticker: Ticker;
  /** How many are open now. */
  connections(): number;
  endAll(loss: Loss): void;
  /** From now on accepts whoever comes and closes it at once; `null` serves again. */
  shed(farewell: Farewell | null): void;
  stop(): Promise<void>;
}

/** What a protocol needs to serve its connections. */
export interface Premises {
  readonly http: Server;
  readonly door: Door;
  readonly ticker: Ticker;
}

/**
 * A server on a free port, with a tap on each raw socket. `serve` puts a protocol on it and may return what ends that.
 * `path` is the path of its URL.
 */
export async function startProtocolServer(serve: (premises: Premises) => unknown, path = '/'): Promise<ProtocolServer> {
  const http = createServer();
  const sockets = new Set<Socket>();
  const handshakes: number[] = [];
  const door = new Door();
  const ticker = new Ticker();

  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  http.on('upgrade', () => handshakes.push(performance.now()));
  const dispose = await serve({ http, door, ticker });
  await new Promise<void>((resolve) => http.listen(0, HOST, resolve));
  const { port } = http.address() as AddressInfo;

  return {
    url: `ws://${HOST}:${port}${path}`,
    handshakes,
    ticker,
    connections: () => door.live,
    endAll: (loss) => door.endAll(loss),
    shed: (farewell) => {
      door.shedWith = farewell;
    },
    stop: async () => {
      ticker.stop();
      for (const socket of sockets) socket.destroy();
      const closed = new Promise((resolve) => http.close(resolve));
      if (typeof dispose === 'function') await dispose();
      await closed;
    },
  };
}
