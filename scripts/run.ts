import { spawnSync } from 'node:child_process';

/** Runs a command of the workspace with its output shown, and returns its exit status. */
export function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  // On Windows the commands in node_modules/.bin are scripts, which need a shell.
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { env: { ...process.env, ...env }, stdio: 'inherit', shell }).status ?? 1;
}
