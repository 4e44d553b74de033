import type { Contender } from './contender-names.ts';
import type { Scenario } from './scenarios.ts';

/** A connection to be opened. */
export interface Job {
  readonly contender: Contender;
  readonly scenario: Scenario;
  readonly url: string;
}

/** What one batch took. */
export interface Timing {
  /** From the request for the batch until its last message. */
  readonly wallMs: number;
  /** Of the client alone: of its process in Node, of the page's main thread in Chromium. */
  readonly cpuMs: number;
}

/** Where one contender runs; nothing else happens there. */
export interface Client {
  /** In place of the connection that it had before. */
  open(job: Job): Promise<void>;
  /** Moves so many messages. */
  batch(messages: number): Promise<Timing>;
  close(): Promise<void>;
}

/** A WebSocket class in the place where it runs. */
export interface Runtime {
  readonly name: RuntimeName;
  /** What `bare` is here. */
  readonly webSocket: string;
  /** How much CPU a batch of `bare` shall take, about: long for the clocks there, short for whatever disturbs. */
  readonly batchMs: number;
  startClient(): Promise<Client>;
  stop(): Promise<void>;
}

export const RUNTIME_NAMES = ['ws', 'node', 'chromium'] as const;
export type RuntimeName = (typeof RUNTIME_NAMES)[number];
