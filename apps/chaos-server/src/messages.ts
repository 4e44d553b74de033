import type { RawData } from 'ws';
import { runCommand } from './commands.ts';
import type { Connection } from './connection.ts';
import { guardHandler } from './guard-handler.ts';
import { InvalidInput, isRecord, type Options, shown } from './options.ts';
import type { ChaosState } from './state.ts';

/** A text message that is a command runs, aimed at its sender; everything else is echoed, or answered by `onMessage`. */
export function receive(state: ChaosState, connection: Connection, data: RawData, isBinary: boolean): void {
  if (!connection.isOpen) return;
  guardHandler(state, connection, () => {
    const text = data.toString();
    const command = isBinary ? undefined : parseCommand(text);
    if (command === undefined) {
      const answered = state.onMessage(connection.client, text, connection) === true;
      if (!answered) connection.ws.send(data, { binary: isBinary });
      return;
    }
    const { chaos: name, ...options } = command;
    if (typeof name !== 'string') throw new InvalidInput(`chaos must name a command; got ${shown(name)}`);
    runCommand(state, name, { client: connection.client, connections: [connection] }, options);
  });
}

function parseCommand(text: string): Options | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return isRecord(message) && 'chaos' in message ? message : undefined;
  } catch {
    return undefined;
  }
}
