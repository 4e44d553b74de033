import { run } from './run.ts';

/** Runs turbo and returns its exit status. Nothing here calls home. */
export function turbo(...args: string[]): number {
  return run('turbo', args, { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' });
}

if (import.meta.main) process.exitCode = turbo(...process.argv.slice(2));
