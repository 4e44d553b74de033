import { Centrifuge } from 'centrifuge';
import { serveCentrifuge } from './centrifuge-server.ts';
import { type Client, TIMES_FASTER } from './client.ts';
import { startProtocolServer } from './protocol-server.ts';

/** Its defaults: 0.5 to 20 s with full jitter, and 5 s for a connection attempt. */
const MIN_RECONNECT_DELAY_MS = 500 / TIMES_FASTER;
const MAX_RECONNECT_DELAY_MS = 20_000 / TIMES_FASTER;

/** One subscription, in JSON. */
export const centrifuge: Client = {
  name: 'centrifuge',

  serve: () =>
    startProtocolServer(({ http, door, ticker }) => {
      door.webSocketServer(http).on('connection', (ws) => serveCentrifuge(ws, ticker));
    }, '/connection/websocket'),

  connect(url, WebSocketClass, { data, ended }) {
    const client = new Centrifuge(url, {
      websocket: WebSocketClass,
      minReconnectDelay: MIN_RECONNECT_DELAY_MS,
      maxReconnectDelay: MAX_RECONNECT_DELAY_MS,
    });
    const subscription = client.newSubscription('ticks');
    subscription.on('publication', (context) => data((context.data as { tick: number }).tick));
    subscription.subscribe();
    client.on('disconnected', ended);
    client.connect();
    return { close: () => client.disconnect() };
  },
};
