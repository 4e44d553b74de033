import { Server } from 'socket.io';
import { WebSocket as BuiltInTransport, Manager } from 'socket.io-client';
import { WebSocketServer } from 'ws';
import { type Client, type SocketClass, TIMES_FASTER } from './client.ts';
import { startProtocolServer } from './protocol-server.ts';

/** Its defaults: 1 to 5 s, half of it jitter, and 20 s for a connection attempt. */
const RECONNECTION_DELAY_MS = 1000 / TIMES_FASTER;
const RECONNECTION_DELAY_MAX_MS = 5000 / TIMES_FASTER;
const CONNECT_TIMEOUT_MS = 20_000 / TIMES_FASTER;

/** The transport takes the global class when it is loaded; this one takes the class it is given. */
function transportOf(WebSocketClass: SocketClass) {
  return class extends BuiltInTransport {
    override createSocket(uri: string, protocols: string | string[] | undefined): WebSocket {
      return protocols ? new WebSocketClass(uri, protocols) : new WebSocketClass(uri);
    }
  };
}

/** The default namespace, without the long polling. */
export const socketIo: Client = {
  name: 'socket.io',

  serve: () =>
    startProtocolServer(({ http, door, ticker }) => {
      class WsEngine extends WebSocketServer {
        override handleUpgrade(...[request, socket, head, callback]: Parameters<WebSocketServer['handleUpgrade']>) {
          super.handleUpgrade(request, socket, head, (ws) => door.admit(ws, request, () => callback(ws, request)));
        }
      }
      const server = new Server(http, { transports: ['websocket'], serveClient: false, wsEngine: WsEngine });
      ticker.listen((tick) => server.emit('tick', tick));
      return () => server.close();
    }),

  connect(url, WebSocketClass, { data }) {
    const manager = new Manager(url, {
      transports: [transportOf(WebSocketClass)],
      reconnectionDelay: RECONNECTION_DELAY_MS,
      reconnectionDelayMax: RECONNECTION_DELAY_MAX_MS,
      timeout: CONNECT_TIMEOUT_MS,
    });
    const socket = manager.socket('/');
    socket.on('tick', data);
    return { close: () => socket.disconnect() };
  },
};
