import { DEFAULT_CAPACITY } from './capacity.ts';
import { readCode } from './close-code.ts';
import { confirmOrder, POISONOUS_MESSAGE } from './confirm-order.ts';
import type { Connection } from './connection.ts';
import { endFlapping } from './flap.ts';
import { guardHandler } from './guard-handler.ts';
import { readInvalidFrame } from './invalid-frames.ts';
import { InvalidInput, type Options, readInteger, readText, rejectUnknownOptions, shown } from './options.ts';
import { readStatus } from './refusal-status.ts';
import type { ChaosState } from './state.ts';
import { TOKEN_EXPIRED } from './tokens.ts';

export const MAX_DURATION_MS = 3_600_000;
const MAX_HINT_MS = 86_400_000;
const DEFAULT_OVERLOAD_MS = 20_000;
const DEFAULT_DOWN_MS = 3_000;
const DEFAULT_SILENCE_MS = 60_000;
const DEFAULT_FLAP_MS = 100;
const DEFAULT_FLAP_TIMES = 3;
const DEFAULT_BURST_MESSAGES = 100;
const DEFAULT_BURST_CODE = 1001;
const MAX_BURST_MESSAGES = 10_000;
const MAX_TIMES = 1_000;
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
  ['hang', { options: ['times'], run: hang }],
  ['flap', { options: ['forMs', 'times', 'code'], run: flap }],
  ['silence', { options: ['forMs'], run: silence }],
  ['corrupt', { options: ['kind'], run: corrupt }],
  ['burst', { options: ['messages', 'code'], run: burst }],
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
  const times = readInteger(options, 'times', 1, MAX_TIMES) ?? 1;
  refusals.plan(aim.client, status, times);
  connections.drop(aim.connections);
  return aim.connections.length;
}

function hang({ connections, hangs }: ChaosState, aim: Aim, options: Options): number {
  const times = readInteger(options, 'times', 1, MAX_TIMES) ?? 1;
  hangs.plan(aim.client, true, times);
  connections.drop(aim.connections);
  return aim.connections.length;
}

function flap({ connections, flaps }: ChaosState, aim: Aim, options: Options): number {
  const forMs = readInteger(options, 'forMs', 0, MAX_DURATION_MS) ?? DEFAULT_FLAP_MS;
  const times = readInteger(options, 'times', 1, MAX_TIMES) ?? DEFAULT_FLAP_TIMES;
  const code = options.code === undefined ? undefined : readCode(options);
  flaps.plan(aim.client, { forMs, code }, times);
  endFlapping(connections, aim.connections, { forMs, code });
  return aim.connections.length;
}

function silence(_state: ChaosState, aim: Aim, options: Options): number {
  const forMs = readInteger(options, 'forMs', 1, MAX_DURATION_MS) ?? DEFAULT_SILENCE_MS;
  for (const connection of aim.connections) connection.silence(forMs);
  return aim.connections.length;
}

function corrupt(_state: ChaosState, aim: Aim, options: Options): number {
  const frame = readInvalidFrame(options);
  for (const connection of aim.connections) connection.sendRaw(frame);
  return aim.connections.length;
}

function burst({ connections }: ChaosState, aim: Aim, options: Options): number {
  const messages = readInteger(options, 'messages', 1, MAX_BURST_MESSAGES) ?? DEFAULT_BURST_MESSAGES;
  const code = options.code === undefined ? DEFAULT_BURST_CODE : readCode(options);
  for (const connection of aim.connections) {
    for (let number = 1; number <= messages; number += 1) connection.send({ type: 'burst', number, of: messages });
  }
  connections.close(aim.connections, code);
  return aim.connections.length;
}

function expire({ connections, tokens }: ChaosState, aim: Aim): number {
  for (const connection of aim.connections) {
    if (connection.token === null) connections.close([connection], 3000, TOKEN_EXPIRED);
    else tokens.expire(connection.token);
  }
  return aim.connections.length;
}
