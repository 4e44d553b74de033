import { setTimeout as sleep } from 'node:timers/promises';
import { createRetrier, type Decision } from '@resilient-socket/core';
import { createClient } from 'graphql-ws';
import type { Client } from './client.ts';
import { graphqlWs } from './graphql-ws.ts';
import { reportedClose } from './reported-close.ts';

/**
 * graphql-ws with a retrier. `on.closed` hears each close once, `shouldRetry` is asked by each subscription, and
 * `retryWait` waits once for all of them.
 *
 * What no option changes: 1011 and other codes that it holds for fatal end the subscription without asking anybody, and
 * after 1000 it comes back at once.
 */
export function createRetryingClient(url: string, WebSocketClass: typeof WebSocket) {
  const retrier = createRetrier();
  let decision: Decision | undefined;
  let decide = () => {};
  let decided: Promise<void> | undefined;

  return createClient({
    url,
    webSocketImpl: WebSocketClass,
    retryAttempts: Number.POSITIVE_INFINITY,
    on: {
      connecting() {
        decision = undefined;
        decided = new Promise((resolve) => {
          decide = resolve;
        });
      },
      opened: () => retrier.opened(),
      closed(event) {
        decision = retrier.closed(reportedClose(event));
        decide();
      },
    },
    // An `error` may be reported before its `close`, and then there is no decision yet. Without limits, 1006 never stops.
    shouldRetry: () => decision?.action !== 'stop',
    async retryWait() {
      await decided;
      await sleep(decision?.delayMs ?? 0);
    },
  });
}

/** The same subscription as in graphql-ws.ts. */
export const graphqlWsWithRetrier: Client = {
  ...graphqlWs,
  connect(url, WebSocketClass, { data, ended }) {
    const close = createRetryingClient(url, WebSocketClass).subscribe<{ tick: number }>(
      { query: 'subscription { tick }' },
      { next: (result) => data(Number(result.data?.tick)), error: ended, complete: ended },
    );
    return { close };
  },
};
