import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { BoundedMap } from './bounded-map.ts';
import { Connection } from './connection.ts';
import { flapOnce } from './flap.ts';
import { receive } from './messages.ts';
import { MAX_CLIENT_LENGTH } from './options.ts';
import type { RefusalStatus } from './refusal-status.ts';
import type { ChaosState } from './state.ts';

const MAX_MESSAGE_BYTES = 1_048_576;
const MAX_COUNTED_CLIENTS = 10_000;
const RETRY_AFTER_S = 5;

const RETRY_LATER = `Retry-After: ${RETRY_AFTER_S}\r\n`;
const HEADERS: Record<RefusalStatus | 400, string> = {
  400: '',
  401: 'WWW-Authenticate: Bearer\r\n',
  403: '',
  429: RETRY_LATER,
  503: RETRY_LATER,
};

/** Decides what becomes of each handshake: refused, left without an answer, accepted and closed at once, or welcome. */
export function openDoor(state: ChaosState): (request: IncomingMessage, head: Buffer) => void {
  const sessions = new BoundedMap<string, number>(MAX_COUNTED_CLIENTS);
  const wss = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: MAX_MESSAGE_BYTES });

  function countSession(client: string | null): number {
    if (client === null) return 1;
    const session = (sessions.get(client) ?? 0) + 1;
    sessions.set(client, session);
    return session;
  }

  return (request, head) => {
    const { socket } = request;
    const query = new URLSearchParams(request.url?.split('?')[1]);
    const client = query.get('client') || null;
    if (client !== null && client.length > MAX_CLIENT_LENGTH) {
      refuseHandshake(socket, 400);
      return;
    }
    const status = state.refusals.take(client);
    if (status !== undefined) {
      refuseHandshake(socket, status);
      return;
    }
    if (state.hangs.take(client)) {
      leaveUnanswered(socket);
      return;
    }
    wss.handleUpgrade(request, socket, head, (ws) => {
      const connection = new Connection({ ws, socket, client, token: query.get('token') });
      admit(state, connection, countSession(client));
    });
  };
}

function refuseHandshake(socket: Socket, status: RefusalStatus | 400): void {
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${HEADERS[status]}Connection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}

/** Reading on is what notices that the peer has given up. */
function leaveUnanswered(socket: Socket): void {
  socket.on('end', () => socket.destroy());
  socket.resume();
}

function admit(state: ChaosState, connection: Connection, session: number): void {
  const { client, token, ws } = connection;
  const full = state.capacity.reasonToShed(client);
  if (full !== undefined) {
    connection.close(1013, full);
    return;
  }
  const rejected = token === null ? undefined : state.tokens.reasonToReject(token);
  if (rejected !== undefined) {
    connection.close(3000, rejected);
    return;
  }
  state.connections.add(connection);
  ws.on('message', (data, isBinary) => receive(state, connection, data, isBinary));
  connection.send({ type: 'welcome', client, session });
  const flap = state.flaps.take(client);
  if (flap !== undefined) flapOnce(state.connections, connection, flap);
}
