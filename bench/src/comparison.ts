import type { RuntimeName, Timing } from './client.ts';
import { BARE, type Contender } from './contender-names.ts';
import type { Measured } from './rounds.ts';
import type { Scenario } from './scenarios.ts';
import { type Quartiles, quartiles } from './statistics.ts';

/** The throughput of one contender beside that of `bare`: at 0.5 it takes twice the time. */
export interface Comparison {
  readonly runtime: RuntimeName;
  readonly scenario: Scenario;
  readonly contender: Contender;
  /** By the CPU time of the quickest batch of a round. */
  readonly cpu: Quartiles;
  /** By the wall time of the quickest batch of a round. */
  readonly wall: Quartiles;
  /** By the CPU time of all batches of a round: with the garbage collection, and with all that disturbs. */
  readonly whole: Quartiles;
  /** In the quickest batch, by CPU time. */
  readonly messagesPerSecond: number;
  /** CPU time beside wall time: far below 1, the client had to wait for others. */
  readonly busy: number;
}

const MS_PER_S = 1000;

/** Ratios are made within a round, and only then is their median taken: a slow minute slows both sides of a ratio. */
export function compare(
  runtime: RuntimeName,
  scenario: Scenario,
  { messagesPerBatch, rounds }: Measured,
): Comparison[] {
  const bare = rounds.get(BARE) ?? [];
  return [...rounds].map(([contender, own]) => {
    const ratios = (cost: (round: readonly Timing[]) => number) =>
      quartiles(own.map((round, n) => cost(bare[n] ?? []) / cost(round)));
    const median = (value: (round: readonly Timing[]) => number) => quartiles(own.map(value)).median;
    return {
      runtime,
      scenario,
      contender,
      cpu: ratios(leastCpuMs),
      wall: ratios(leastWallMs),
      whole: ratios(allCpuMs),
      messagesPerSecond: (messagesPerBatch * MS_PER_S) / median(leastCpuMs),
      busy: median((round) => leastCpuMs(round) / leastWallMs(round)),
    };
  });
}

/** Disturbance only ever adds time, so the quickest batch had the least of it. */
function leastCpuMs(round: readonly Timing[]): number {
  return Math.min(...round.map(({ cpuMs }) => cpuMs));
}

function leastWallMs(round: readonly Timing[]): number {
  return Math.min(...round.map(({ wallMs }) => wallMs));
}

function allCpuMs(round: readonly Timing[]): number {
  return round.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}
