import type { Decision, PolicyOptions, SocketSnapshot } from '@resilient-socket/core';
import type { Step } from '@resilient-socket/tooling/script';

/** What a binding shows, as far as a scenario says it. */
export interface View extends Partial<Pick<SocketSnapshot, 'phase' | 'session' | 'attempt'>> {
  /** The code of the last loss. */
  readonly code?: number | null;
  readonly action?: Decision['action'];
  /** Ms until the next attempt; not in real time. */
  readonly waitMs?: number | null;
}

/** One thing that happens, or is seen, in the order of the story. */
export type Act =
  | { readonly sees: View }
  /** All messages so far. */
  | { readonly hears: readonly string[] }
  /** How many connections were made so far. */
  | { readonly connections: number }
  /** How often new credentials were asked for so far. */
  | { readonly credentials: number }
  /** Time goes by. */
  | { readonly passMs: number }
  /** The machine sleeps: the clock goes on, and no timer fires until it wakes. */
  | { readonly sleepMs: number }
  | { readonly online: boolean }
  | { readonly send: string }
  /** The application closes it, tries again (now, or anew where it has closed for good), or goes away. */
  | { readonly app: 'closes' | 'retries' | 'unmounts' }
  /** No connection is left, and no timer. */
  | { readonly nothingLeft: true };

/** A story that every binding must tell in the same way. Data: how it is played is `play`'s affair. */
export interface Scenario {
  readonly title: string;
  /** The rules of docs/behaviour.md that it is about. */
  readonly rules: string;
  /** What each endpoint does with its connections: step 1 with the first, the last one repeats. */
  readonly servers: readonly (readonly Step[])[];
  readonly options?: PolicyOptions;
  /** What `reauthenticate` does. @default there is none. */
  readonly reauthenticate?: 'succeeds' | 'fails' | 'hangs';
  /** The message that confirms a session. @default none: it begins with its opening. */
  readonly confirmedBy?: string;
  readonly story: readonly Act[];
  /** Played on a real server too, in real time: nothing in it takes long. */
  readonly real?: true;
}
