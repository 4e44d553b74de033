import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Ending, expiryOf, type Question, type Seen, type Step } from './stage.ts';

// A program of its own, so that it and the client under test do not share an event loop. `start-server.ts` starts it: it
// answers questions over IPC, and ends with whoever asks them.

const OPEN = 1;

interface Stage {
  readonly steps: readonly Step[];
  readonly seen: Seen[];
  readonly sessions: Set<WebSocket>;
}

const stages = new Map<string, Stage>();
const handshakes = new WebSocketServer({ noServer: true });

function serve(): Server {
  const http = createServer();
  http.on('connection', (socket) => socket.on('error', () => {}));
  http.on('upgrade', (request, socket, head) => {
    const { pathname, search } = urlOf(request);
    const stage = stages.get(pathname);
    const seen: Seen = {
      query: search,
      protocols: request.headers['sec-websocket-protocol'],
      received: [],
    };
    stage?.seen.push(seen);
    const step: Step = stage?.steps.slice(0, stage.seen.length).at(-1) ?? { refuse: 404 };
    if (stage && !step.refuse) {
      handshakes.handleUpgrade(request, socket, head, (ws) => play(ws, stage, step, seen));
    } else {
      socket.end(`HTTP/1.1 ${step.refuse} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    }
  });
  return http;
}

async function listen(port = 0): Promise<{ http: Server; port: number }> {
  const http = serve().listen(port, '127.0.0.1');
  await once(http, 'listening');
  return { http, port: (http.address() as AddressInfo).port };
}

function urlOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'ws://127.0.0.1');
}

function play(
  ws: WebSocket,
  { sessions }: Stage,
  { greet, checksToken, ending }: Step,
  { query, received }: Seen,
): void {
  let isEnding = false;
  const endBy = (ending: Ending) => {
    if (isEnding) return;
    isEnding = true;
    end(ws, ending);
  };
  const { afterMessages = 0, afterMs } = ending ?? {};
  const endIfDue = () => {
    if (ending && received.length >= afterMessages) endBy(ending);
  };
  const timers: NodeJS.Timeout[] = [];
  sessions.add(ws);
  ws.on('error', () => {});
  ws.on('message', (data) => {
    if (isEnding || ws.readyState !== OPEN) return;
    received.push(String(data));
    endIfDue();
  });
  ws.on('close', () => {
    sessions.delete(ws);
    for (const timer of timers) clearTimeout(timer);
  });
  if (checksToken) {
    const restMs = expiryOf(new URLSearchParams(query).get('token') ?? '') - Date.now();
    timers.push(setTimeout(() => endBy({ code: 3000, reason: 'the token has expired' }), Math.max(0, restMs)));
  }
  if (greet !== undefined) ws.send(greet);
  if (ending && afterMs !== undefined) timers.push(setTimeout(() => endBy(ending), afterMs));
  endIfDue();
}

function end(ws: WebSocket, { code, reason = '', unreadMs }: Ending): void {
  const finish = () => {
    if (code === undefined) {
      ws.terminate();
      return;
    }
    ws.close(code, reason);
    // For the answer.
    ws.resume();
  };
  if (unreadMs === undefined) {
    finish();
    return;
  }
  ws.pause();
  setTimeout(finish, unreadMs);
}

async function answer(question: Question): Promise<unknown> {
  switch (question.type) {
    case 'play': {
      const path = `/stage-${stages.size + 1}`;
      stages.set(path, { steps: question.steps, seen: [], sessions: new Set() });
      return path;
    }
    case 'seen':
      return stages.get(question.path)?.seen;
    case 'lose':
      for (const ws of stages.get(question.path)?.sessions ?? []) ws.close(question.code);
      return null;
    case 'vacate': {
      const { http, port } = await listen();
      http.close();
      await once(http, 'close');
      return port;
    }
    case 'listen':
      return (await listen(question.port)).port;
  }
}

process.on('message', async ({ id, question }: { id: number; question: Question }) => {
  process.send?.({ id, answer: await answer(question) });
});
process.on('disconnect', () => process.exit());
process.send?.((await listen()).port);
