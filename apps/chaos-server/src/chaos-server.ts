import { answerRequest } from './control-api.ts';
import { openDoor } from './door.ts';
import { HOST, Listener } from './listener.ts';
import { createState, type Log, type MessageListener } from './state.ts';

export interface ChaosServer {
  port: number;
  httpUrl: string;
  wsUrl: string;
  /** Ends every connection, timer and restart in progress, and frees the port. */
  stop(): Promise<void>;
}

export interface ChaosServerOptions {
  /** 0 takes a free one; a taken port rejects with EADDRINUSE. @default 0 */
  port?: number;
  /** For accounts of what has arrived, and for answers of your own: true keeps a message from being echoed. */
  onMessage?: MessageListener;
  /** @default console.error */
  log?: Log;
}

export async function startChaosServer({
  port: wanted = 0,
  onMessage = () => {},
  log = (text, error) => console.error(text, error),
}: ChaosServerOptions = {}): Promise<ChaosServer> {
  const state = createState({ restartListener: (downMs) => listener.restart(port, downMs), onMessage, log });
  const listener = new Listener({
    onRequest: (request, response) => void answerRequest(state, request, response),
    onUpgrade: openDoor(state),
    onFailure: log,
  });
  const port = await listener.open(wanted);
  return {
    port,
    httpUrl: `http://${HOST}:${port}`,
    wsUrl: `ws://${HOST}:${port}`,
    stop: async () => {
      await listener.stop();
      state.tokens.stop();
    },
  };
}
