import { setTimeout as sleep } from 'node:timers/promises';
import { buildSchema, execute, subscribe, validate } from 'graphql';
import { createClient } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { type Client, TIMES_FASTER } from './client.ts';
import { startProtocolServer } from './protocol-server.ts';

const SCHEMA = buildSchema('type Query { unused: Boolean } type Subscription { tick: Int! }');

/** Its default: 2ⁿ s and 0.3 to 3 s more, 5 retries. The number of retries is left as it is. */
const FIRST_WAIT_MS = 1000 / TIMES_FASTER;
const LEAST_MORE_MS = 300 / TIMES_FASTER;
const MOST_MORE_MS = 3000 / TIMES_FASTER;

/** One subscription on the server of graphql-ws itself. */
export const graphqlWs: Client = {
  name: 'graphql-ws',

  serve: () =>
    startProtocolServer(({ http, door, ticker }) => {
      const roots = {
        subscription: {
          async *tick() {
            for await (const tick of ticker.numbers()) yield { tick };
          },
        },
      };
      // The functions too: vitest and Node load two copies of graphql, each of which refuses the other's schema.
      useServer({ schema: SCHEMA, roots, execute, subscribe, validate }, door.webSocketServer(http));
    }, '/graphql'),

  connect(url, WebSocketClass, { data, ended }) {
    const client = createClient({
      url,
      webSocketImpl: WebSocketClass,
      retryWait: async (retries) => {
        const moreMs = LEAST_MORE_MS + Math.random() * (MOST_MORE_MS - LEAST_MORE_MS);
        await sleep(FIRST_WAIT_MS * 2 ** retries + moreMs);
      },
    });
    const unsubscribe = client.subscribe<{ tick: number }>(
      { query: 'subscription { tick }' },
      { next: (result) => data(Number(result.data?.tick)), error: ended, complete: ended },
    );
    return { close: unsubscribe };
  },
};
