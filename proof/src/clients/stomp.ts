import { Client as StompClient, Versions } from '@stomp/stompjs';
import { type Client, TIMES_FASTER } from './client.ts';
import { startProtocolServer } from './protocol-server.ts';
import { serveStomp } from './stomp-server.ts';

/** Its default is 5 s, always. */
const RECONNECT_DELAY_MS = 5000 / TIMES_FASTER;

/** One destination, subscribed to in `onConnect`. */
export const stomp: Client = {
  name: 'stompjs',

  serve: () =>
    startProtocolServer(({ http, door, ticker }) => {
      door.webSocketServer(http).on('connection', (ws) => serveStomp(ws, ticker));
    }, '/stomp'),

  connect(url, WebSocketClass, { data }) {
    const client = new StompClient({
      webSocketFactory: () => new WebSocketClass(url, Versions.default.protocolVersions()),
      reconnectDelay: RECONNECT_DELAY_MS,
      onConnect: () => client.subscribe('/topic/ticks', (message) => data(Number(message.body))),
    });
    client.activate();
    return { close: () => client.deactivate({ force: true }) };
  },
};
