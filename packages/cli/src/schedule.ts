import { createRetrier, type Decision } from '@resilient-socket/core';
import { seededRandom } from '@resilient-socket/core/testing';
import { printJson } from './json.ts';
import { dialectsNamed } from './shipped.ts';
import type { Output } from './terminal.ts';

export interface ScheduleOptions {
  readonly attempts: number;
  readonly seed?: number;
  readonly neverOpened?: boolean;
  readonly canReauthenticate?: boolean;
  readonly reason: string;
  readonly dialect: readonly string[];
  readonly json?: true;
}

/** One attempt, and the wait before it. */
interface Step {
  readonly attempt: number;
  readonly action: Decision['action'];
  readonly delayMs: number;
  readonly windowMs: readonly [number, number];
  /** Since the first close. */
  readonly totalMs: number;
  readonly because: string;
}

const SEEDS = 2 ** 32;
/** What stands before the bars. */
const LABEL_COLUMNS = 40;

/** `schedule <code>` */
export async function schedule(code: number, options: ScheduleOptions, output: Output): Promise<void> {
  const { seed = Math.floor(Math.random() * SEEDS) } = options;
  const { steps, stop } = await simulate(code, seed, options);
  if (options.json) {
    printJson({ code, seed, steps, stop }, output);
    return;
  }
  const [first] = steps;
  if (first) {
    const title = first.because.slice(0, first.because.indexOf(';'));
    output.write(`${output.style('bold', title)}  ${output.style('dim', `seed ${seed}`)}\n\n${chart(steps, output)}`);
  }
  if (stop) output.write(`${output.style('yellow', stop)}\n`);
}

/** What the standard policy does when every attempt ends at once, and in the same way. */
async function simulate(
  code: number,
  seed: number,
  { attempts, neverOpened, canReauthenticate = false, reason, dialect }: ScheduleOptions,
): Promise<{ steps: Step[]; stop: string | null }> {
  const dialects = await dialectsNamed(dialect);
  let at = 0;
  const retrier = createRetrier({
    options: { dialects },
    canReauthenticate,
    random: seededRandom(seed),
    now: () => at,
  });
  const steps: Step[] = [];
  while (steps.length < attempts) {
    const decision = retrier.closed({ code, reason, wasClean: code !== 1006, opened: !neverOpened });
    const { action, delayMs, windowMs, attempt, because } = decision;
    if (action === 'stop') return { steps, stop: because };
    if (action === 'reauthenticate') retrier.reauthenticated(true);
    at += delayMs;
    steps.push({ attempt, action, delayMs, windowMs: [...windowMs], totalMs: at, because });
  }
  return { steps, stop: null };
}

function chart(steps: readonly Step[], output: Output): string {
  const longestMs = Math.max(...steps.map(({ windowMs: [, maxMs] }) => maxMs));
  const room = output.columns - LABEL_COLUMNS;
  const lengthOf = (ms: number) => (longestMs === 0 ? 0 : Math.round((ms / longestMs) * room));
  const heading = ['attempt'.padEnd(9), 'window'.padStart(12), 'wait'.padStart(9), 'total'.padStart(8)].join('');
  const lines = steps.map(({ attempt, action, delayMs, windowMs: [minMs, maxMs], totalMs }) => {
    const window = minMs === maxMs ? '' : `${seconds(minMs)}-${seconds(maxMs)} s`;
    const labels = [
      String(attempt).padEnd(9),
      window.padStart(12),
      `${seconds(delayMs)} s`.padStart(9),
      duration(totalMs).padStart(8),
    ].join('');
    const bar = delayMs > 0 ? '█'.repeat(Math.max(1, lengthOf(delayMs))) : '';
    const rest = output.style('dim', '░'.repeat(Math.max(0, lengthOf(maxMs) - bar.length)));
    const note = action === 'reauthenticate' ? ' after new credentials' : '';
    return `${labels}  ${output.style('cyan', bar)}${rest}${note}`.trimEnd();
  });
  return `${[output.style('dim', heading), ...lines].join('\n')}\n`;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}

/** "0.7 s", "1:05", "2:00:00" */
function duration(ms: number): string {
  const total = Math.round(ms / 1000);
  if (total < 60) return `${seconds(ms)} s`;
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
