import type { WebSocket } from 'ws';
import type { Ticker } from './ticker.ts';

/** Version 2 of the serializer. */
type Message = readonly [joinRef: string | null, ref: string | null, topic: string, event: string, payload: unknown];

/** Serves one connection as Phoenix Channels do: joins, leaves, heartbeats, and the ticks as broadcasts. */
export function servePhoenix(ws: WebSocket, ticker: Ticker): void {
  const topics = new Map<string, () => void>();
  const send = (...message: Message) => ws.send(JSON.stringify(message));
  const leave = (topic: string) => {
    topics.get(topic)?.();
    topics.delete(topic);
  };

  ws.on('message', (data) => {
    const [joinRef, ref, topic, event] = JSON.parse(String(data)) as Message;
    if (event === 'phx_join') {
      leave(topic);
      topics.set(
        topic,
        ticker.listen((tick) => send(null, null, topic, 'tick', { tick })),
      );
    }
    if (event === 'phx_leave') leave(topic);
    send(joinRef, ref, topic, 'phx_reply', { status: 'ok', response: {} });
  });
  ws.on('close', () => {
    for (const topic of topics.keys()) leave(topic);
  });
}
