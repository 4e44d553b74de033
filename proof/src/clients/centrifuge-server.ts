import type { WebSocket } from 'ws';
import type { Ticker } from './ticker.ts';

const PING_S = 1;

interface Command {
  readonly id?: number;
  readonly connect?: object;
  readonly subscribe?: { readonly channel: string };
  readonly unsubscribe?: { readonly channel: string };
}

/** Serves one connection as Centrifugo does in its JSON protocol: connect, subscribe, publications and pings. */
export function serveCentrifuge(ws: WebSocket, ticker: Ticker): void {
  const channels = new Map<string, () => void>();
  const send = (reply: object) => ws.send(JSON.stringify(reply));
  const pings = setInterval(() => send({}), PING_S * 1000);

  function publishTo(channel: string): void {
    leave(channel);
    channels.set(
      channel,
      ticker.listen((tick) => send({ push: { channel, pub: { data: { tick } } } })),
    );
  }

  function leave(channel: string): void {
    channels.get(channel)?.();
    channels.delete(channel);
  }

  function answer({ id, connect, subscribe, unsubscribe }: Command): void {
    if (connect) send({ id, connect: { client: crypto.randomUUID(), ping: PING_S, pong: true } });
    if (subscribe) {
      send({ id, subscribe: {} });
      publishTo(subscribe.channel);
    }
    if (unsubscribe) {
      leave(unsubscribe.channel);
      send({ id, unsubscribe: {} });
    }
  }

  ws.on('message', (data) => {
    for (const line of String(data).split('\n')) if (line) answer(JSON.parse(line) as Command);
  });
  ws.on('close', () => {
    clearInterval(pings);
    for (const channel of channels.keys()) leave(channel);
  });
}
