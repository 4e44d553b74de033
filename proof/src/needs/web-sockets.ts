import type { WebSocketClass } from '@resilient-socket/core';
import { WebSocket as Ws } from 'ws';

/** The classes that a program on Node has. */
export const WEB_SOCKETS: readonly [name: string, WebSocketClass][] = [
  ['the ws package', Ws],
  ['the WebSocket of this Node', WebSocket],
];
