import type { Classification, Close, Decision } from '@resilient-socket/core';

/**
 * The connection was closed for good: what the Observable errors with. Its message says why, in words; its `cause` is what
 * `reauthenticate` threw, if it did.
 */
export class CloseError extends Error {
  override readonly name = 'CloseError';
  /** The close code, 1006 where the connection broke or never opened. */
  readonly code: number;
  /** What the peer wrote into its Close frame; often empty. */
  readonly reason: string;
  readonly classification: Classification;
  /** The stop, with its `because`. */
  readonly decision: Decision;

  constructor({ code, reason }: Pick<Close, 'code' | 'reason'>, decision: Decision, cause?: unknown) {
    super(decision.because, cause === undefined ? {} : { cause });
    this.code = code;
    this.reason = reason;
    this.classification = decision.classification;
    this.decision = decision;
  }
}
