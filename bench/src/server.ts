/**
 * The peer of all contenders, in a process of its own: see server-process.ts.
 *
 * A message with a number announces a batch. At `/receive?kind=text&bytes=32` the server then writes so many frames,
 * which it has encoded before, straight to TCP: it must never be what limits the client. At `/send` it takes so many
 * messages and answers when it has the last one. Any other request gets an empty page, for the browser to be on.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { encodeFrame, repeatFrame } from './frames.ts';

const CHUNK_BYTES = 256 * 1024;

const http = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html');
  response.end('<!doctype html><title>bench</title>');
});
const wss = new WebSocketServer({ server: http, perMessageDeflate: false });

wss.on('connection', (socket, request) => {
  const url = new URL(request.url ?? '/', 'http://bench');
  socket.on('error', () => {});
  if (url.pathname === '/send') return take(socket);
  const kind = url.searchParams.get('kind') === 'binary' ? 'binary' : 'text';
  give(socket, request.socket, encodeFrame(kind, Number(url.searchParams.get('bytes'))));
});

function give(socket: WebSocket, tcp: Duplex, frame: Buffer): void {
  const framesPerChunk = Math.ceil(CHUNK_BYTES / frame.length);
  const chunk = repeatFrame(frame, framesPerChunk);
  socket.on('message', async (count) => {
    for (let left = Number(count); left > 0; left -= framesPerChunk) {
      const rest = left < framesPerChunk ? chunk.subarray(0, left * frame.length) : chunk;
      if (!tcp.write(rest)) await once(tcp, 'drain');
    }
  });
}

function take(socket: WebSocket): void {
  let left = 0;
  socket.on('message', (message) => {
    if (left === 0) left = Number(message);
    else if (--left === 0) socket.send('done');
  });
}

// Whoever started this process ends it by ending the channel.
process.on('disconnect', () => process.exit());
http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port));
