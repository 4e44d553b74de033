import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export const HOST = '127.0.0.1';
const RELISTEN_MS = 100;

export interface ListenerHandlers {
  onRequest(request: IncomingMessage, response: ServerResponse): void;
  onUpgrade(request: IncomingMessage, head: Buffer): void;
  onFailure(text: string, error: unknown): void;
}

/** The listening port: it opens, really goes away for a restart, comes back on the same port, and stops. */
export class Listener {
  readonly #handlers: ListenerHandlers;
  readonly #sockets = new Set<Socket>();
  /** Connected, but nothing asked yet: nobody would miss them in a restart. */
  readonly #unused = new Set<Socket>();
  #http: Server | undefined;
  #closed: Promise<unknown> = Promise.resolve();
  #restartTimer: NodeJS.Timeout | undefined;
  #reopening: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(handlers: ListenerHandlers) {
    this.#handlers = handlers;
  }

  async open(port: number): Promise<number> {
    const http = createServer();
    http.on('connection', (socket) => this.#track(socket));
    http.on('request', (request, response) => {
      this.#unused.delete(request.socket);
      this.#handlers.onRequest(request, response);
    });
    http.on('upgrade', (request, _socket, head) => {
      this.#unused.delete(request.socket);
      this.#handlers.onUpgrade(request, head);
    });
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(port, HOST, resolve);
    });
    http.on('error', (error) => this.#handlers.onFailure('chaos-server: the listener failed:', error));
    this.#http = http;
    return (http.address() as AddressInfo).port;
  }

  /** Connections that are being closed may finish; nobody new gets in until the port is open again. */
  restart(port: number, downMs: number): void {
    if (this.#http === undefined || this.#stopped) return;
    this.#close();
    this.#reopenAfter(port, downMs);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#restartTimer);
    await this.#reopening;
    this.#close();
    for (const socket of this.#sockets) socket.destroy();
    await this.#closed;
  }

  #reopenAfter(port: number, delayMs: number): void {
    this.#restartTimer = setTimeout(() => {
      this.#reopening = this.#reopen(port);
    }, delayMs);
  }

  async #reopen(port: number): Promise<void> {
    try {
      await this.open(port);
    } catch (error) {
      this.#handlers.onFailure(`chaos-server: cannot listen on port ${port} yet:`, error);
      if (!this.#stopped) this.#reopenAfter(port, RELISTEN_MS);
    }
  }

  #close(): void {
    const http = this.#http;
    if (http === undefined) return;
    this.#http = undefined;
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    this.#closed = Promise.all([this.#closed, closed]);
    for (const socket of this.#unused) socket.destroy();
  }

  #track(socket: Socket): void {
    this.#sockets.add(socket);
    this.#unused.add(socket);
    // An upgraded socket has no other listener until ws takes it; a reset must not end the process.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#sockets.delete(socket);
      this.#unused.delete(socket);
    });
  }
}
