import { type Dialect, ResilientSocket } from '@resilient-socket/core';
import { FAILURE, INTERRUPTED, SUCCESS } from './exit-codes.ts';
import { dialectsNamed } from './shipped.ts';
import type { Output } from './terminal.ts';
import { Timeline } from './timeline.ts';
import { UsageError } from './usage-error.ts';
import { headersOf, webSocketWith } from './web-socket-with.ts';

export interface WatchOptions {
  readonly protocol: readonly string[];
  readonly header: readonly string[];
  readonly messages?: true;
  readonly dialect: readonly string[];
  readonly json?: true;
}

const NORMAL = 1000;
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** `watch <url>`, until Ctrl-C or until the socket stops. Returns the exit code. */
export async function watch(url: string, options: WatchOptions, output: Output): Promise<number> {
  const dialects = await dialectsNamed(options.dialect);
  const timeline = new Timeline(output, options.json === true);
  const trouble: { last?: string } = {};
  const socket = connect(url, options, dialects, (message) => {
    trouble.last = message;
  });
  let asked = false;

  function interrupt(): void {
    if (asked) process.exit(INTERRUPTED);
    asked = true;
    timeline.closing();
    socket.close(NORMAL);
  }

  timeline.connecting(url);
  socket.addEventListener('open', ({ session }) => timeline.opened(session, socket.protocol));
  socket.addEventListener('message', ({ data }) => timeline.message(data, options.messages === true));
  socket.addEventListener('decision', ({ close, decision }) => {
    timeline.decided(close, decision, close.opened ? undefined : trouble.last);
    delete trouble.last;
  });
  socket.subscribe(() => {
    if (socket.getSnapshot().phase === 'connecting') timeline.connecting(url);
  });
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const event = await new Promise<CloseEvent>((resolve) => socket.addEventListener('close', resolve));
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  timeline.ended(event, asked);
  return asked || event.code === NORMAL ? SUCCESS : FAILURE;
}

function connect(
  url: string,
  { protocol, header }: WatchOptions,
  dialects: readonly Dialect[],
  failed: (message: string) => void,
): ResilientSocket {
  const WebSocket = webSocketWith(headersOf(header), failed);
  try {
    return new ResilientSocket(url, [...protocol], { dialects, WebSocket, logger: SILENT });
  } catch (error) {
    // Its words quote the URL, which may hold a token.
    if (error instanceof DOMException) throw new UsageError(problemWith(url));
    throw error;
  }
}

function problemWith(url: string): string {
  if (!URL.canParse(url)) return 'the URL must be complete, such as wss://example.com/live';
  const { protocol, hash } = new URL(url);
  if (!/^(ws|http)s?:$/.test(protocol)) return 'the URL must begin with ws:// or wss://';
  return hash ? 'the URL must have no fragment (#…)' : 'each protocol must be another name, without spaces or commas';
}
