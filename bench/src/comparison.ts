import type { RuntimeName, Timing } from './client.ts';
import { BARE, type Contender } from './contender-names.ts';
import type { Scenario } from './scenarios.ts';
import { type Estimate, estimate, median } from './statistics.ts';
import type { Generation, Measured } from './turns.ts';

/** The throughput of one contender beside that of `bare`: at 0.5 it takes twice the time. */
export interface Comparison {
  readonly runtime: RuntimeName;
  readonly scenario: Scenario;
  readonly contender: Contender;
  /** By CPU time. */
  readonly cpu: Estimate;
  /** By wall time. */
  readonly wall: Estimate;
  /** By CPU time. */
  readonly messagesPerSecond: number;
  /** CPU time beside wall time: far below 1, the client had to wait for others. */
  readonly busy: number;
}

const MS_PER_S = 1000;

/** Ratios are made within a turn, and only then is their median taken: a slow minute slows both sides of a ratio. */
export function compare(
  runtime: RuntimeName,
  scenario: Scenario,
  contender: Contender,
  { messagesPerBatch, generations }: Measured,
): Comparison {
  const timings = generations.flatMap((generation) => generation.get(contender) ?? []);
  const ratios = (cost: (timing: Timing) => number) =>
    estimate(generations.map((generation) => medianRatio(generation, contender, cost)));
  return {
    runtime,
    scenario,
    contender,
    cpu: ratios(({ cpuMs }) => cpuMs),
    wall: ratios(({ wallMs }) => wallMs),
    messagesPerSecond: (messagesPerBatch * MS_PER_S) / median(timings.map(({ cpuMs }) => cpuMs)),
    busy: median(timings.map(({ cpuMs, wallMs }) => cpuMs / wallMs)),
  };
}

function medianRatio(generation: Generation, contender: Contender, cost: (timing: Timing) => number): number {
  const bare = (generation.get(BARE) ?? []).map(cost);
  const own = (generation.get(contender) ?? []).map(cost);
  return median(own.map((value, turn) => (bare[turn] ?? Number.NaN) / value));
}
