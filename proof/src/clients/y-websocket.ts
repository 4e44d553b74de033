import { WebsocketProvider } from 'y-websocket';
import { Doc } from 'yjs';
import type { Client } from './client.ts';
import { startProtocolServer } from './protocol-server.ts';
import { serveYjs } from './y-server.ts';

/** A shared document with a map in which the server counts. Its waits are its defaults: 200 ms, doubled up to 2.5 s. */
export const yWebsocket: Client = {
  name: 'y-websocket',

  serve: () =>
    startProtocolServer(({ http, door, ticker }) => {
      const doc = new Doc();
      ticker.listen((tick) => doc.getMap('ticks').set('last', tick));
      door.webSocketServer(http).on('connection', (ws) => serveYjs(ws, doc));
      return () => doc.destroy();
    }, '/room'),

  connect(url, WebSocketClass, { data, ended }) {
    const { origin, pathname } = new URL(url);
    const doc = new Doc();
    const provider = new WebsocketProvider(origin, pathname.slice(1), doc, {
      WebSocketPolyfill: WebSocketClass,
      disableBc: true,
    });
    const ticks = doc.getMap<number>('ticks');
    ticks.observe(() => data(ticks.get('last') ?? 0));
    provider.on('closed', ended);
    return {
      close() {
        provider.destroy();
        doc.destroy();
      },
    };
  },
};
