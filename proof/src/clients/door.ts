import type { IncomingMessage, Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import type { Farewell, Loss } from './loss.ts';

interface Guest {
  readonly ws: WebSocket;
  readonly request: IncomingMessage;
}

/** Every accepted connection passes here, so that it can be counted and ended, whoever serves it. */
export class Door {
  /** While set, whoever comes is accepted and closed with it at once. */
  shedWith: Farewell | null = null;
  readonly #guests = new Set<Guest>();

  /** Connections that are open; one that is being closed is none. */
  get live(): number {
    return [...this.#guests].filter(({ ws }) => ws.readyState === WebSocket.OPEN).length;
  }

  admit(ws: WebSocket, request: IncomingMessage, welcome: () => void): void {
    const guest = { ws, request };
    this.#guests.add(guest);
    ws.on('close', () => this.#guests.delete(guest));
    // Without a listener a reset would end the process.
    ws.on('error', () => {});
    if (this.shedWith) end(guest, this.shedWith);
    else welcome();
  }

  endAll(loss: Loss): void {
    for (const guest of this.#guests) end(guest, loss);
  }

  /** A `ws` server on `http` as most protocol libraries take it. */
  webSocketServer(http: Server): WebSocketServer {
    const wss = new WebSocketServer({ noServer: true });
    http.on('upgrade', (request, socket, head) => {
      wss.handleUpgrade(request, socket, head, (ws) => {
        this.admit(ws, request, () => wss.emit('connection', ws, request));
      });
    });
    return wss;
  }
}

function end({ ws, request }: Guest, loss: Loss): void {
  if (loss === 'tcp') request.socket.destroy();
  else ws.close(loss.code, loss.reason);
}
