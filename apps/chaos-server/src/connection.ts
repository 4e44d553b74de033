import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

interface Accepted {
  ws: WebSocket;
  socket: Socket;
  client: string | null;
  token: string | null;
}

/** One accepted WebSocket connection, and the ways the server can end it. */
export class Connection {
  readonly client: string | null;
  readonly token: string | null;
  readonly ws: WebSocket;
  readonly #socket: Socket;
  #silenceTimer: NodeJS.Timeout | undefined;

  constructor({ ws, socket, client, token }: Accepted) {
    this.ws = ws;
    this.#socket = socket;
    this.client = client;
    this.token = token;
    // Without a listener a peer's protocol error would end the process; ws itself closes the connection.
    ws.on('error', () => {});
    ws.on('close', () => clearTimeout(this.#silenceTimer));
  }

  get isOpen(): boolean {
    return this.ws.readyState === WebSocket.OPEN;
  }

  send(message: object): void {
    if (this.isOpen) this.ws.send(JSON.stringify(message));
  }

  onGone(listener: () => void): void {
    this.ws.on('close', listener);
  }

  /** Writes bytes past ws, which would not send such a frame. */
  sendRaw(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** `code` null sends a Close frame without a code: the peer sees 1005. */
  close(code: number | null, reason = ''): void {
    this.#endSilence();
    if (code === null) this.ws.close();
    else this.ws.close(code, reason);
  }

  /** Resets TCP without a Close frame: the peer sees 1006. */
  drop(): void {
    this.#socket.resetAndDestroy();
  }

  /**
   * Reads nothing and sends nothing. Corking matters beside pausing: a Close frame that came in one packet with the
   * command is already read, and ws would answer it.
   */
  silence(forMs: number): void {
    this.#endSilence();
    this.#socket.cork();
    this.ws.pause();
    this.#silenceTimer = setTimeout(() => this.#endSilence(), forMs);
  }

  #endSilence(): void {
    if (this.#silenceTimer === undefined) return;
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = undefined;
    this.#socket.uncork();
    this.ws.resume();
  }
}
