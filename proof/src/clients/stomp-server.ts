import type { WebSocket } from 'ws';
import type { Ticker } from './ticker.ts';

const HEART_BEAT_MS = 1000;
/** The end of a line between frames is a heart-beat; NUL ends a frame. */
const FRAME = /^(\w+)\n((?:.+\n)*)\n/;

/** Serves one connection as a STOMP 1.2 broker does: connect, subscribe, messages, receipts and heart-beats. */
export function serveStomp(ws: WebSocket, ticker: Ticker): void {
  const subscriptions = new Map<string, () => void>();
  const heartBeats = setInterval(() => ws.send('\n'), HEART_BEAT_MS);

  function send(command: string, headers: Record<string, string | number>, body = ''): void {
    const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
    ws.send(`${command}\n${lines.join('')}\n${body}\0`);
  }

  function unsubscribe(id: string): void {
    subscriptions.get(id)?.();
    subscriptions.delete(id);
  }

  function answer(command: string, { id = '', destination = '', receipt }: Record<string, string>): void {
    if (command === 'CONNECT') send('CONNECTED', { version: '1.2', 'heart-beat': `${HEART_BEAT_MS},${HEART_BEAT_MS}` });
    if (command === 'SUBSCRIBE') {
      unsubscribe(id);
      subscriptions.set(
        id,
        ticker.listen((tick) => send('MESSAGE', { subscription: id, 'message-id': tick, destination }, `${tick}`)),
      );
    }
    if (command === 'UNSUBSCRIBE') unsubscribe(id);
    if (receipt) send('RECEIPT', { 'receipt-id': receipt });
    if (command === 'DISCONNECT') ws.close();
  }

  ws.on('message', (data) => {
    const [, command, lines = ''] = FRAME.exec(String(data).trimStart()) ?? [];
    const headers = [...lines.matchAll(/^(.+?):(.*)$/gm)].map(([, name, value]) => [name, value]);
    if (command) answer(command, Object.fromEntries(headers));
  });
  ws.on('close', () => {
    clearInterval(heartBeats);
    for (const id of subscriptions.keys()) unsubscribe(id);
  });
}
