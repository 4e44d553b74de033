import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Step } from './script.ts';

/**
 * A real `ws` server that does what the URL says: connection n to a URL gets step n, the last step repeats. Messages are
 * echoed. A URL with its own `id` starts from step 1, so tests do not see each other.
 */
export async function startScriptServer(): Promise<{ origin: string; stop(): Promise<void> }> {
  const http = createServer();
  const sockets = new Set<Duplex>();
  const wss = new WebSocketServer({ noServer: true });
  const served = new Map<string, number>();

  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  http.on('upgrade', (request, socket, head) => {
    const step = nextStep(request);
    if ('hang' in step) return;
    if ('refuse' in step) {
      socket.end(`HTTP/1.1 ${step.refuse} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    wss.handleUpgrade(request, socket, head, (ws) => play(ws, step, request));
  });

  function nextStep(request: IncomingMessage): Step {
    const url = new URL(request.url ?? '/', 'ws://script');
    const steps = JSON.parse(url.searchParams.get('steps') ?? '[{"stay":true}]') as Step[];
    const count = (served.get(url.pathname) ?? 0) + 1;
    served.set(url.pathname, count);
    return steps[Math.min(count, steps.length) - 1] ?? { stay: true };
  }

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    origin: `ws://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        http.close(() => resolve());
      }),
  };
}

function play(ws: WebSocket, step: Step, request: IncomingMessage): void {
  const end = () => {
    if ('drop' in step) request.socket.resetAndDestroy();
    else if ('frame' in step) endBy(ws, request.socket, step.frame);
    else if ('close' in step) step.close === null ? ws.close() : ws.close(step.close, step.reason);
  };
  ws.on('error', () => {});
  ws.on('message', (data, isBinary) => {
    ws.send(data, { binary: isBinary });
    if (step.onMessage) end();
  });
  if (step.greet !== undefined) ws.send(step.greet);
  if (!step.onMessage) end();
}

/** Ends with a Close frame as it is on the wire (RFC 6455 §5.5.1): `ws` refuses to send the codes that nobody may send. */
function endBy(ws: WebSocket, socket: Duplex, code: number): void {
  // It would answer the client's answer with a Close frame of its own, and Chromium takes nothing after the first.
  ws.pause();
  socket.end(Uint8Array.of(0x88, 2, code >> 8, code & 0xff));
}
