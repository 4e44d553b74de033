import { on } from 'node:events';
import { onTestFinished } from 'vitest';
import { type ClientOptions, WebSocket } from 'ws';
import { type ChaosServer, startChaosServer } from './index.ts';
import { isRecord } from './options.ts';

/** A server that lives as long as the test. */
export async function startServer(): Promise<ChaosServer> {
  const server = await startChaosServer();
  onTestFinished(() => server.stop());
  return server;
}

export interface Closed {
  code: number;
  reason: string;
}

export class TestClient {
  readonly ws: WebSocket;
  readonly closed: Promise<Closed>;
  readonly #messages: AsyncIterator<[Buffer, boolean]>;

  constructor(url: string, options: ClientOptions = {}) {
    this.ws = new WebSocket(url, options);
    this.ws.on('error', () => {});
    this.#messages = on(this.ws, 'message') as AsyncIterableIterator<[Buffer, boolean]>;
    this.closed = new Promise((resolve) => {
      this.ws.once('close', (code: number, reason: Buffer) => resolve({ code, reason: reason.toString() }));
    });
  }

  async receiveText(): Promise<string> {
    const { value } = await this.#messages.next();
    return value[0].toString();
  }

  async receive(): Promise<unknown> {
    return JSON.parse(await this.receiveText());
  }

  command(name: string, options: object = {}): void {
    this.ws.send(JSON.stringify({ chaos: name, ...options }));
  }

  /** Resolves when the server has handled everything sent so far, and still serves this connection. */
  async echo(): Promise<void> {
    const text = crypto.randomUUID();
    this.ws.send(text);
    const answer = await Promise.race([this.receiveText(), this.closed]);
    if (answer !== text) throw new Error(`expected an echo; got ${JSON.stringify(answer)}`);
  }
}

/** A client that the server has welcomed. */
export async function connect(
  server: Pick<ChaosServer, 'wsUrl'>,
  query = '',
  options?: ClientOptions,
): Promise<TestClient> {
  const client = new TestClient(`${server.wsUrl}/?${query}`, options);
  const answer = await Promise.race([client.receive(), client.closed]);
  if (!isRecord(answer) || answer.type !== 'welcome') throw new Error(`not welcome: ${JSON.stringify(answer)}`);
  return client;
}

/** How a connection attempt that the server may not welcome ends. */
export function connectAndClose(server: ChaosServer, query = ''): Promise<Closed> {
  return new TestClient(`${server.wsUrl}/?${query}`).closed;
}

export interface Refused {
  /** The HTTP status, or the code of the network error. */
  refused: number | string | undefined;
  retryAfter?: string | undefined;
}

/** How a handshake ends: null when it succeeds. */
export function attempt(server: ChaosServer, query = ''): Promise<Refused | null> {
  const ws = new WebSocket(`${server.wsUrl}/?${query}`);
  return new Promise((resolve) => {
    ws.on('error', (error: NodeJS.ErrnoException) => resolve({ refused: error.code }));
    ws.on('unexpected-response', (request, { statusCode, headers }) => {
      resolve({ refused: statusCode, retryAfter: headers['retry-after'] });
      request.destroy();
    });
    ws.on('open', () => {
      resolve(null);
      ws.terminate();
    });
  });
}

export interface Answer {
  status: number;
  body: unknown;
}

export async function post(server: Pick<ChaosServer, 'httpUrl'>, path: string, body: object = {}): Promise<Answer> {
  const response = await fetch(server.httpUrl + path, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

/** The two ways to give a command about one client, which is named `me`. */
export const WAYS = [
  {
    way: 'over HTTP',
    tell: async (server: ChaosServer, _me: TestClient, name: string, options: object = {}): Promise<void> => {
      const client = name === 'restart' ? {} : { client: 'me' };
      await post(server, `/chaos/${name}`, { ...client, ...options });
    },
  },
  {
    way: 'by message',
    tell: async (_server: ChaosServer, me: TestClient, name: string, options: object = {}): Promise<void> =>
      me.command(name, options),
  },
];
