import { retry } from 'rxjs';
import { webSocket } from 'rxjs/webSocket';
import { type Client, TIMES_FASTER } from './client.ts';
import { startProtocolServer } from './protocol-server.ts';

/** It has no default: `retry()` alone comes back at once, and its documentation shows 1 s. */
const RETRY_DELAY_MS = 1000 / TIMES_FASTER;

/** A `webSocket()` with `retry`, on a server that sends the ticks as JSON. */
export const rxjs: Client = {
  name: 'RxJS',

  serve: () =>
    startProtocolServer(({ http, door, ticker }) => {
      door.webSocketServer(http).on('connection', (ws) => {
        ws.on(
          'close',
          ticker.listen((tick) => ws.send(JSON.stringify(tick))),
        );
      });
    }, '/ticks'),

  connect(url, WebSocketClass, { data, ended }) {
    const ticks = webSocket<number>({ url, WebSocketCtor: WebSocketClass }).pipe(retry({ delay: RETRY_DELAY_MS }));
    const subscription = ticks.subscribe({ next: data, error: ended, complete: ended });
    return { close: () => subscription.unsubscribe() };
  },
};
