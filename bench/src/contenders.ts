import { ResilientSocket } from '@resilient-socket/core';
import PartySocket from 'partysocket/ws';
import ReconnectingWebSocket from 'reconnecting-websocket';
import { BARE, CONTROL, type Contender, SUBJECT } from './contender-names.ts';

/** What is used of a socket here: every WebSocket class has it, and every library around one. */
export interface BenchSocket {
  binaryType: string;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  addEventListener(type: 'open' | 'message', listener: (event: { readonly data: unknown }) => void): void;
  send(message: string): unknown;
  close(): void;
}

export type BenchSocketClass = new (url: string) => BenchSocket;

type Open = (WebSocket: BenchSocketClass, url: string) => unknown;

// Without esModuleInterop a CommonJS module's default export arrives as it is, and its types say otherwise.
const Reconnecting = ReconnectingWebSocket as unknown as new (
  url: string,
  protocols: string[],
  options: { WebSocket: BenchSocketClass },
) => unknown;

/** Everybody opens a socket of the same class. */
const contenders: Record<Contender, Open> = {
  [BARE]: (WebSocket, url) => new WebSocket(url),
  [CONTROL]: (WebSocket, url) => new WebSocket(url),
  [SUBJECT]: (WebSocket, url) => new ResilientSocket(url, [], { WebSocket: WebSocket as never }),
  partysocket: (WebSocket, url) => new PartySocket(url, [], { WebSocket }),
  'reconnecting-websocket': (WebSocket, url) => new Reconnecting(url, [], { WebSocket }),
};

export function openContender(name: Contender, WebSocket: BenchSocketClass, url: string): BenchSocket {
  return contenders[name](WebSocket, url) as BenchSocket;
}
