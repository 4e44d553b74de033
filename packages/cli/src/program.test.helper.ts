import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Each start compiles the same sources; this takes half of the time away. */
const NODE_COMPILE_CACHE = join(tmpdir(), 'resilient-socket-compiled');
const BIN = fileURLToPath(new URL('./bin.ts', import.meta.url));

/** Starts the real program, from its sources. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const { NO_COLOR, FORCE_COLOR, ...clean } = process.env;
  return spawn(process.execPath, ['--conditions=@resilient-socket/source', BIN, ...args], {
    env: { ...clean, NODE_COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs it to its end. */
export async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return outcomeOf(start(args, env));
}

/** What it has written when it ends. */
export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (data) => {
    out += data;
  });
  child.stderr?.on('data', (data) => {
    err += data;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, out, err };
}
