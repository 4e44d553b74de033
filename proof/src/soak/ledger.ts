import type { SendOutcome } from '@resilient-socket/core';

/** The account of one client's messages, which have rising ids, kept at both ends: what was accepted, and what arrived. */
export interface Ledger {
  /** What became of each message by the word of `send()`. */
  readonly answers: Map<number, Answer>;
  /** The physical connections of the client, the oldest first. */
  readonly connections: Connection[];
  /** Handed to a connection that was not open, which throws it away. */
  readonly thrownAway: number[];
  /** By the server, in this order. */
  readonly received: number[];
  /** The server's echoes, as the client got them. */
  readonly echoed: number[];
  readonly bursts: Burst[];
  /** What the socket itself said that it dropped, in this order. */
  readonly dropped: number[];
  /** What the socket itself said that may or may not have arrived, in this order. */
  readonly unconfirmed: number[];
}

/** `refused`: the socket did not take it. */
export type Answer = SendOutcome;

export interface Connection {
  /** The messages that it took while it was open, in this order. */
  readonly handed: number[];
  /** Did it end by our Close frame, and the server's answer? Then the server has read all that was sent before. */
  completed: boolean;
  /** Did the client end it while it was open, as a heartbeat does that is not answered? What it took may come late. */
  givenUp: boolean;
}

/** Messages that the server numbers from 1 and sends back to back, just before it closes. */
export interface Burst {
  readonly numbers: number[];
  /** How many it sent. */
  readonly of: number;
  /** Did the session end cleanly? Then all of them have come. */
  clean: boolean;
}

export function emptyLedger(): Ledger {
  return {
    answers: new Map(),
    connections: [],
    thrownAway: [],
    received: [],
    echoed: [],
    bursts: [],
    dropped: [],
    unconfirmed: [],
  };
}
