import type { Endpoint, ResilientSocketOptions } from '@resilient-socket/core';
import type { Scenario } from './scenario.ts';

/** Where a scenario takes place. */
export interface World {
  readonly endpoints: readonly Endpoint[];
  /** The socket's share of the world. */
  readonly options: Pick<ResilientSocketOptions, 'WebSocket' | 'platform'>;
  now(): number;
  passMs(ms: number): Promise<void>;
  sleepMs(ms: number): Promise<void>;
  setOnline(online: boolean): void;
  connections(): number;
  /** What is still there of connections and timers, in words. */
  leftovers(): readonly string[];
  /** Runs what a scenario expects: at once where time stands still, until it holds where it flies. */
  expecting(assert: () => void): Promise<void>;
}

export type CreateWorld = (servers: Scenario['servers']) => World;
