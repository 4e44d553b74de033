import { checkKinds } from './check-kinds.ts';
import { afterReauthentication, type Decided, type Decision, type Going } from './decision.ts';
import type { Close } from './outage.ts';
import { createPolicy, type Policy, type PolicyOptions } from './policy.ts';

/** What a retrier needs; the package's `createRetrier` brings the clock and chance of the runtime. */
export interface PureRetrierOptions {
  /** A policy of yours; or `options` for one made here. @default the standard policy. */
  readonly policy?: Policy;
  readonly options?: PolicyOptions;
  /** Will you get new credentials when asked to? @default false */
  readonly canReauthenticate?: boolean;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Ms, by any clock that moves forward. */
  readonly now: () => number;
}

/** What a close needs to say; what is missing is taken from what a browser would report. */
export type ReportedClose = Pick<Close, 'code'> & Partial<Close>;

/** Decisions for people who own their socket. It owns no timer and no socket: it remembers the outage and answers. */
export interface Retrier {
  /** The connection opened: after `stableMs` of this the outage is over. */
  opened(): void;
  /** The connection ended, or the attempt failed. `opened` defaults to whether `opened()` was called for this attempt. */
  closed(close: ReportedClose): Decision;
  /** After a `reauthenticate` decision: the retry when it worked, else a stop (or a retry, where it was only a guess). */
  reauthenticated(ok: boolean): Decision;
  /** Forget the outage, as after a new URL or a new user. */
  reset(): void;
}

/** @throws RangeError when an option of the policy is out of its range, TypeError when one is of another kind. */
export function createPureRetrier({
  options,
  policy = createPolicy(options),
  canReauthenticate = false,
  random,
  now,
}: PureRetrierOptions): Retrier {
  checkKinds('an object', { policy });
  checkKinds('a function', { random, now });
  checkKinds('a function', { decide: policy.decide }, 'policy.');
  checkKinds('a boolean', { canReauthenticate });
  /** Infinity while it is not open. */
  let openedAt = Infinity;
  let last: Decided | null = null;

  return {
    opened() {
      openedAt = now();
    },
    closed({ code, reason = '', wasClean = code !== 1006, opened = openedAt < Infinity }) {
      const at = now();
      const stable = at - openedAt >= policy.stableMs;
      const close = { code, reason, wasClean, opened };
      last = policy.decide(last?.outage ?? null, close, { at, random: random(), stable, canReauthenticate });
      openedAt = Infinity;
      return last.decision;
    },
    reauthenticated(ok) {
      if (last?.decision.action !== 'reauthenticate')
        throw new Error('reauthenticated() answers a reauthenticate decision');
      last = afterReauthentication(last as Going, { ok, at: now() });
      return last.decision;
    },
    reset() {
      openedAt = Infinity;
      last = null;
    },
  };
}
