import { createRetrier, type ReportedClose } from '@resilient-socket/core';
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import type { Client } from './client.ts';
import { reportedClose } from './reported-close.ts';
import { type TickRouter, trpc } from './trpc.ts';

/** tRPC with a retrier. `onClose` hears what was lost, and `retryDelayMs` asks once for each attempt that follows. */
export function createRetryingWsClient(url: string, WebSocketClass: typeof WebSocket) {
  const retrier = createRetrier();
  let lost: ReportedClose | null = null;

  const client = createWSClient({
    url,
    WebSocket: WebSocketClass,
    onOpen() {
      lost = null;
      retrier.opened();
    },
    // In browsers the next attempt is planned between the `error` of a failed one and its `close`.
    onError: (event) => {
      lost = reportedClose(event);
    },
    onClose: (event) => {
      lost = reportedClose(event);
    },
    retryDelayMs() {
      // The server asks for another connection while this one is served on: nothing is lost.
      if (!lost) return 0;
      const { action, delayMs } = retrier.closed(lost);
      lost = null;
      if (action === 'stop') client.close();
      return delayMs ?? 0;
    },
  });
  return client;
}

/** The same subscription as in trpc.ts. */
export const trpcWithRetrier: Client = {
  ...trpc,
  connect(url, WebSocketClass, { data, ended }) {
    const client = createRetryingWsClient(url, WebSocketClass);
    const api = createTRPCClient<TickRouter>({ links: [wsLink({ client })] });
    api.ticks.subscribe(undefined, { onData: data, onError: ended, onComplete: ended });
    return client;
  },
};
