import type { WebSocket } from 'ws';
import { applyUpdate, type Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';

/** The first byte of a message, and the second of one about the document; a varint of one byte each. */
const SYNC = 0;
const STATE_VECTOR = 0;
const STATE = 1;
const UPDATE = 2;

const CONTINUES = 0x80;

/**
 * Serves one connection of y-websocket: what it misses of the document, and every update from then on, in both directions.
 *
 * It is `setupWSConnection` of @y/websocket-server without awareness. That package (0.1.5) cannot answer a state vector at
 * present: it installs yjs 14.0.0-16, and its @y/protocols another Yjs, @y/y, which cannot read a document of the former.
 */
export function serveYjs(ws: WebSocket, doc: Doc): void {
  const send = (kind: number, bytes: Uint8Array) => {
    if (ws.readyState === ws.OPEN) ws.send(Buffer.from([SYNC, kind, ...varint(bytes.length), ...bytes]));
  };
  const sendUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== ws) send(UPDATE, update);
  };

  doc.on('update', sendUpdate);
  ws.on('close', () => doc.off('update', sendUpdate));
  ws.on('message', (message: Buffer) => {
    const [type, kind] = message;
    if (type !== SYNC) return;
    const bytes = message.subarray(2 + lengthOfVarint(message, 2));
    if (kind === STATE_VECTOR) send(STATE, encodeStateAsUpdate(doc, bytes));
    else applyUpdate(doc, bytes, ws);
  });
  send(STATE_VECTOR, encodeStateVector(doc));
}

/** Seven bits a byte, the lowest first. */
function varint(value: number): number[] {
  return value < CONTINUES ? [value] : [(value % CONTINUES) | CONTINUES, ...varint(Math.floor(value / CONTINUES))];
}

function lengthOfVarint(bytes: Uint8Array, at: number): number {
  return bytes.subarray(at).findIndex((byte) => byte < CONTINUES) + 1;
}
