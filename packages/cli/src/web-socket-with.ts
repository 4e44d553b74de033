import { validateHeaderValue } from 'node:http';
import type { WebSocketClass } from '@resilient-socket/core';
import { WebSocket } from 'ws';
import { UsageError } from './usage-error.ts';

/** Reads lines such as "Authorization: Bearer …". @throws UsageError that does not repeat the value. */
export function headersOf(lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.map((line, index) => {
      const [, name, value] = /^([\w-]+):\s*(.+)$/.exec(line) ?? [];
      if (!name || !value || !isHeaderValue(value)) {
        throw new UsageError(`header ${index + 1} must be like "Name: value", in Latin characters`);
      }
      return [name, value];
    }),
  );
}

function isHeaderValue(value: string): boolean {
  try {
    validateHeaderValue('x', value);
    return true;
  } catch {
    return false;
  }
}

/** The class of `ws` with these headers; `failed` hears why a handshake failed, which browsers hide. */
export function webSocketWith(
  headers: Readonly<Record<string, string>>,
  failed: (message: string) => void,
): WebSocketClass {
  return class extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { headers });
      this.on('error', ({ message }) => failed(message));
    }
  };
}
