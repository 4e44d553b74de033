import { createPureRetrier, type PureRetrierOptions, type Retrier } from '../decide/retrier.ts';
import { now, random } from './platform.ts';

/** Options of `createRetrier`. @default `random` and `now` are those of the runtime. */
export type RetrierOptions = Omit<PureRetrierOptions, 'random' | 'now'> &
  Partial<Pick<PureRetrierOptions, 'random' | 'now'>>;

/**
 * Decisions for people who own their socket: tell it what happened, do what it says.
 *
 * @throws RangeError when an option of the policy is out of its range, TypeError when one is of another kind.
 */
export function createRetrier(options: RetrierOptions = {}): Retrier {
  return createPureRetrier({ now, random, ...options });
}
