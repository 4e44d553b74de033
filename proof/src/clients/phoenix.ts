import { Socket } from 'phoenix';
import type { Client } from './client.ts';
import { servePhoenix } from './phoenix-server.ts';
import { startProtocolServer } from './protocol-server.ts';

/** One channel. Its waits are its defaults: 10, 50, 100 ms … 5 s. */
export const phoenix: Client = {
  name: 'Phoenix',

  serve: () =>
    startProtocolServer(({ http, door, ticker }) => {
      door.webSocketServer(http).on('connection', (ws) => servePhoenix(ws, ticker));
    }, '/socket'),

  connect(url, WebSocketClass, { data }) {
    const socket = new Socket(url, { transport: WebSocketClass });
    socket.connect();
    const channel = socket.channel('ticks');
    channel.on('tick', (payload) => data((payload as { tick: number }).tick));
    channel.join();
    return { close: () => socket.disconnect() };
  },
};
