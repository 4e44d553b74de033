import type { SocketData, WebSocketClass, WebSocketLike } from '../socket/platform.ts';

/** One connection of a fake WebSocket class; the test plays the network. Once it has ended, nothing happens any more. */
export interface FakeConnection extends WebSocketLike {
  readonly url: string;
  readonly protocols: string | string[];
  /** What the client sent. */
  readonly sent: readonly SocketData[];
  /** The arguments of the client's `close`, once it called it. */
  readonly closeCall: readonly [code?: number, reason?: string] | null;
  /** The handshake succeeds. */
  accept(): void;
  /** A message arrives. */
  receive(data: unknown): void;
  /** A Close frame arrives and the connection ends cleanly. */
  end(code: number, reason?: string): void;
  /** The handshake fails, or the connection breaks: `error`, then `close` 1006, as in browsers. */
  fail(): void;
  /** The handshake fails as on Node 22: `error`, and nothing else ever. */
  failSilently(): void;
}

export interface FakeWebSockets {
  /** To pass as the `WebSocket` option. */
  readonly WebSocket: WebSocketClass;
  /** Every connection, oldest first. */
  readonly connections: readonly FakeConnection[];
  /** The newest. @throws Error when there is none. */
  readonly last: FakeConnection;
}

/**
 * A WebSocket class without a network. `script` is called for each new connection, once the client had time to add its
 * listeners; without one, the test plays each connection by hand.
 */
export function fakeWebSockets(script?: (connection: FakeConnection, count: number) => void): FakeWebSockets {
  const connections: FakeConnection[] = [];
  class ScriptedWebSocket extends FakeWebSocket {
    constructor(url: string, protocols: string | string[] = []) {
      super(url, protocols);
      const count = connections.push(this);
      if (script) queueMicrotask(() => script(this, count));
    }
  }
  return {
    WebSocket: ScriptedWebSocket,
    connections,
    get last() {
      const last = connections.at(-1);
      if (!last) throw new Error('no connection has been made');
      return last;
    },
  };
}

class FakeWebSocket extends EventTarget implements FakeConnection {
  readyState = 0;
  binaryType = 'blob';
  readonly bufferedAmount = 0;
  readonly protocol = '';
  readonly extensions = '';
  readonly url: string;
  readonly protocols: string | string[];
  readonly sent: SocketData[] = [];
  closeCall: [code?: number, reason?: string] | null = null;

  constructor(url: string, protocols: string | string[]) {
    super();
    this.url = url;
    this.protocols = protocols;
  }

  send(data: SocketData): void {
    if (this.readyState === 0) throw new DOMException('still connecting', 'InvalidStateError');
    if (this.readyState === 1) this.sent.push(data);
  }

  close(...call: [code?: number, reason?: string]): void {
    if (this.readyState >= 2) return;
    this.closeCall = call;
    const connecting = this.readyState === 0;
    this.readyState = 2;
    if (connecting) queueMicrotask(() => this.fail());
  }

  accept(): void {
    if (this.readyState !== 0) return;
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  receive(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  end(code: number, reason = ''): void {
    if (this.readyState === 3) return;
    this.#close({ code, reason, wasClean: true });
  }

  fail(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.dispatchEvent(new Event('error'));
    this.#close({ code: 1006, reason: '', wasClean: false });
  }

  failSilently(): void {
    this.dispatchEvent(new Event('error'));
  }

  #close(details: { code: number; reason: string; wasClean: boolean }): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), details));
  }
}
