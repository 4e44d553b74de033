import { DEFAULT_CAPACITY } from './capacity.ts';
import { confirmOrder, POISONOUS_MESSAGE } from './confirm-order.ts';
import type { Connection } from './connection.ts';
import { guardHandler } from './guard-handler.ts';
import { InvalidInput, type Options, readInteger, readText, rejectUnknownOptions, shown } from './options.ts';
import { REFUSAL_STATUSES, type RefusalStatus } from './refusals.ts';
import type { ChaosState } from './state.ts';
import { TOKEN_EXPIRED } from './tokens.ts';

export const MAX_DURATION_MS = 3_600_000;
const MAX_HINT_MS = 86_400_000;
const DEFAULT_OVERLOAD_MS = 20_000;
const DEFAULT_DOWN_MS = 3_000;
const DEFAULT_SILENCE_MS = 60_000;
const MAX_REFUSAL_TIMES = 1_000;
const MAX_REASON_BYTES = 123;

/** Whom a command is for: connections that exist, and the client (null: everybody) when it is about future ones. */
export interface Aim {
  client: string | null;
  connections: readonly Connection[];
}

interface Command {
  options: readonly string[];
  /** Returns the number of connections it acted on. */
  run(state: ChaosState, aim: Aim, options: Options): number;
}

export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['close', { options: ['code', 'reason'], run: close }],
  ['throw', { options: [], run: throwInHandler }],
  ['overload', { options: ['forMs', 'clients', 'hintMs'], run: overload }],
  ['restart', { options: ['downMs'], run: restart }],
  ['drop', { options: [], run: drop }],
  ['refuse', { options: ['status', 'times'], run: refuse }],
  ['silence', { options: ['forMs'], run: silence }],
  ['expire', { options: [], run: expire }],
]);

export function runCommand(state: ChaosState, name: string, aim: Aim, options: Options): number {
  const command = COMMANDS.get(name);
  if (command === undefined) {
    throw new InvalidInput(`unknown command ${shown(name)}; legal: ${[...COMMANDS.keys()].join(', ')}`);
  }
  rejectUnknownOptions(options, command.options);
  return command.run(state, aim, options);
}

function close({ connections }: ChaosState, aim: Aim, options: Options): number {
  const code = readCode(options);
  const reason = readText(options, 'reason', MAX_REASON_BYTES);
  if (code === null && reason !== undefined) {
    throw new InvalidInput(`reason needs a code (a Close frame without one has no reason); got ${shown(reason)}`);
  }
  connections.close(aim.connections, code, reason);
  return aim.connections.length;
}

function readCode({ code }: Options): number | null {
  if (code === null) return code;
  if (typeof code === 'number' && isSendable(code)) return code;
  throw new InvalidInput(`code must be 1000-1003, 1007-1014, 3000-4999 or null; got ${shown(code)}`);
}

function isSendable(code: number): boolean {
  if (!Number.isInteger(code)) return false;
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

function throwInHandler(state: ChaosState, aim: Aim): number {
  for (const connection of aim.connections) {
    guardHandler(state, connection, () => confirmOrder(connection, POISONOUS_MESSAGE));
  }
  return aim.connections.length;
}

function overload({ capacity }: ChaosState, aim: Aim, options: Options): number {
  const forMs = readInteger(options, 'forMs', 0, MAX_DURATION_MS) ?? DEFAULT_OVERLOAD_MS;
  const clients = readInteger(options, 'clients', 0, DEFAULT_CAPACITY) ?? 0;
  const hintMs = readInteger(options, 'hintMs', 0, MAX_HINT_MS);
  if (forMs > 0) return capacity.shrink(aim.client, { clients, forMs, hintMs });
  capacity.restore(aim.client);
  return 0;
}

function restart({ connections, restartListener }: ChaosState, _aim: Aim, options: Options): number {
  const downMs = readInteger(options, 'downMs', 0, MAX_DURATION_MS) ?? DEFAULT_DOWN_MS;
  const all = connections.of(null);
  connections.close(all, 1012, 'the server restarts');
  restartListener(downMs);
  return all.length;
}

function drop({ connections }: ChaosState, aim: Aim): number {
  connections.drop(aim.connections);
  return aim.connections.length;
}

function refuse({ connections, refusals }: ChaosState, aim: Aim, options: Options): number {
  const status = readStatus(options);
  const times = readInteger(options, 'times', 1, MAX_REFUSAL_TIMES) ?? 1;
  refusals.refuse(aim.client, status, times);
  connections.drop(aim.connections);
  return aim.connections.length;
}

function readStatus({ status }: Options): RefusalStatus {
  const known = REFUSAL_STATUSES.find((legal) => legal === status);
  if (known === undefined) {
    throw new InvalidInput(`status must be one of ${REFUSAL_STATUSES.join(', ')}; got ${shown(status)}`);
  }
  return known;
}

function silence(_state: ChaosState, aim: Aim, options: Options): number {
  const forMs = readInteger(options, 'forMs', 1, MAX_DURATION_MS) ?? DEFAULT_SILENCE_MS;
  for (const connection of aim.connections) connection.silence(forMs);
  return aim.connections.length;
}

function expire({ connections, tokens }: ChaosState, aim: Aim): number {
  for (const connection of aim.connections) {
    if (connection.token === null) connections.close([connection], 3000, TOKEN_EXPIRED);
    else tokens.expire(connection.token);
  }
  return aim.connections.length;
}
