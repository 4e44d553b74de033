import { Aedes } from 'aedes';
import mqttJs from 'mqtt';
import { createWebSocketStream } from 'ws';
import { type Client, TIMES_FASTER } from './client.ts';
import { startProtocolServer } from './protocol-server.ts';

/** Its default is 1 s, always. */
const RECONNECT_PERIOD_MS = 1000 / TIMES_FASTER;

/** MQTT.js with a WebSocket, as in a browser, on the broker Aedes. */
export const mqtt: Client = {
  name: 'MQTT.js',

  serve: () =>
    startProtocolServer(async ({ http, door, ticker }) => {
      const broker = await Aedes.createBroker();
      door.webSocketServer(http).on('connection', (ws, request) => {
        const stream = createWebSocketStream(ws);
        stream.on('error', () => {});
        broker.handle(stream, request);
      });
      ticker.listen((tick) => {
        const packet = {
          cmd: 'publish',
          topic: 'tick',
          payload: `${tick}`,
          qos: 0,
          dup: false,
          retain: false,
        } as const;
        broker.publish(packet, () => {});
      });
      return () => broker.close();
    }, '/mqtt'),

  connect(url, WebSocketClass, { data, ended }) {
    const client = mqttJs.connect(url, {
      forceNativeWebSocket: true,
      createWebsocket: (address, protocols) => new WebSocketClass(address, protocols),
      reconnectPeriod: RECONNECT_PERIOD_MS,
    });
    client.on('message', (_topic, payload) => data(Number(payload)));
    client.on('end', ended);
    client.subscribe('tick');
    return { close: () => client.endAsync(true) };
  },
};
