import { centrifuge } from './centrifuge.ts';
import type { Client } from './client.ts';
import { graphqlWs } from './graphql-ws.ts';
import { mqtt } from './mqtt.ts';
import { phoenix } from './phoenix.ts';
import { rxjs } from './rxjs.ts';
import { socketIo } from './socket-io.ts';
import { stomp } from './stomp.ts';
import { trpc } from './trpc.ts';
import { yWebsocket } from './y-websocket.ts';

/** All of them. */
export const CLIENTS: readonly Client[] = [
  graphqlWs,
  trpc,
  phoenix,
  socketIo,
  mqtt,
  yWebsocket,
  centrifuge,
  stomp,
  rxjs,
];
