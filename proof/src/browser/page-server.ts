import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** Serves pages and their scripts, and takes their sockets. */
export interface PageServer {
  readonly url: string;
  readonly wsUrl: string;
  /** Connections so far, and those that are open. */
  readonly accepted: () => number;
  readonly live: () => number;
  /** To every open connection. */
  send(message: string): void;
  close(code: number, reason?: string): void;
  /** How many ended otherwise than by a close handshake. */
  stop(): Promise<void>;
}

/** Pages are given by their path; `script` by its own. Everybody who connects is told how many came before. */
export async function startPageServer(files: Readonly<Record<string, string>>): Promise<PageServer> {
  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const body = files[pathname];
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` });
    response.end(body);
  });
  const sockets = new WebSocketServer({ server: http });
  const open = new Set<WebSocket>();
  let accepted = 0;
  sockets.on('connection', (socket) => {
    accepted += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('message', (data) => socket.send(String(data)));
    socket.send(`welcome ${accepted}`);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}`,
    accepted: () => accepted,
    live: () => open.size,
    send(message) {
      for (const socket of open) socket.send(message);
    },
    close(code, reason) {
      for (const socket of open) socket.close(code, reason);
    },
    async stop() {
      for (const socket of open) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
