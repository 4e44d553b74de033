import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { type Client, TIMES_FASTER } from './client.ts';
import { startProtocolServer } from './protocol-server.ts';
import type { Ticker } from './ticker.ts';

/** Its default: at once, then 2ⁿ s, at most 30 s. */
const UNIT_MS = 1000 / TIMES_FASTER;
const LONGEST_MS = 30_000 / TIMES_FASTER;

const t = initTRPC.create();

function createRouter(ticker: Ticker) {
  return t.router({ ticks: t.procedure.subscription(({ signal }) => ticker.numbers(signal)) });
}

export type TickRouter = ReturnType<typeof createRouter>;

/** One subscription over `wsLink`, on the `ws` adapter of @trpc/server. */
export const trpc: Client = {
  name: 'tRPC',

  serve: () =>
    startProtocolServer(({ http, door, ticker }) => {
      applyWSSHandler({ wss: door.webSocketServer(http), router: createRouter(ticker) });
    }, '/trpc'),

  connect(url, WebSocketClass, { data, ended }) {
    const client = createWSClient({
      url,
      WebSocket: WebSocketClass,
      retryDelayMs: (attempt) => (attempt === 0 ? 0 : Math.min(UNIT_MS * 2 ** attempt, LONGEST_MS)),
    });
    const api = createTRPCClient<TickRouter>({ links: [wsLink({ client })] });
    api.ticks.subscribe(undefined, { onData: data, onError: ended, onComplete: ended });
    return client;
  },
};
