import type { Comparison } from './comparison.ts';
import { SUBJECT } from './contender-names.ts';

/** What ResilientSocket shall keep of the receive throughput of the socket that it is around. */
const GOAL_RATIO = 0.93;
/** In Chromium most of the work is done by other processes, so there the ratio is for reading only. */
const PINNED_RUNTIMES = ['ws', 'node'];

/** The pinned comparisons that miss the goal, in words. By CPU time: see README.md. */
export function missedGoals(comparisons: readonly Comparison[]): string[] {
  return comparisons
    .filter(({ runtime, scenario, contender }) => {
      return contender === SUBJECT && scenario.pinned && PINNED_RUNTIMES.includes(runtime);
    })
    .filter(({ cpu }) => cpu.mean < GOAL_RATIO)
    .map(({ runtime, scenario, cpu }) => `${runtime}: ${scenario.name}: ${cpu.mean.toFixed(3)} < ${GOAL_RATIO}`);
}
