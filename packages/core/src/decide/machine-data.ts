import type { Classification } from './classify.ts';
import type { Decision, Reauthentication } from './decision.ts';
import type { Close, Outage } from './outage.ts';
import type { PageState } from './wait.ts';

/** Where a resilient socket is in its life. `closed` is never left. */
export type Phase = 'idle' | 'connecting' | 'open' | 'waiting' | 'paused' | 'closing' | 'closed';

/** Everything the connection machine remembers. Plain data, replaced and never changed. */
export interface MachineState {
  readonly phase: Phase;
  /** How many sessions have opened. */
  readonly session: number;
  /** From when on the open session is stable, in ms; Infinity until its start is confirmed. */
  readonly stableAt: number;
  /** The endpoint of the attempt under way, or of the coming one: its place in the list, from 0. */
  readonly endpoint: number;
  readonly outage: Outage | null;
  /** When the wait ends, in ms; `null` while not waiting, or waiting for new credentials. */
  readonly nextRetryAt: number | null;
  /** When it would end by the decision alone, in ms; while not waiting, `NOT_WAITING`. */
  readonly dueAt: number;
  /** When it was paused, in ms. */
  readonly pausedAt: number;
  /** When the page last ended a wait early, in ms. */
  readonly hurriedAt: number;
  readonly page: PageState;
  /** The last close that was not asked for. */
  readonly lastClose: Close | null;
  /** What was decided about it. */
  readonly decision: Decision | null;
}

/** The `dueAt` of what does not wait: it goes on at once. */
export const NOT_WAITING = -Infinity;

export const initialState: MachineState = /* @__PURE__ */ Object.freeze({
  phase: 'idle',
  session: 0,
  stableAt: Infinity,
  endpoint: 0,
  outage: null,
  nextRetryAt: null,
  dueAt: NOT_WAITING,
  pausedAt: 0,
  hurriedAt: -Infinity,
  page: { online: true, visible: true },
  lastClose: null,
  decision: null,
});

/** What a transport reports at its end. */
export type TransportClose = Omit<Close, 'opened'>;

/** How it ends where no Close frame came. */
export const LOST: TransportClose = { code: 1006, reason: '', wasClean: false };

/** The arguments of the application's `close`. */
export type CloseCall = readonly [code?: number | undefined, reason?: string];

/** What happened, when (`at`, in ms), and by what chance (`random`, in [0, 1)). */
export type MachineEvent = { readonly at: number; readonly random: number } & (
  | { readonly type: 'connect' }
  | { readonly type: 'opened' }
  /** The session has begun for the application too. */
  | { readonly type: 'confirmed' }
  | { readonly type: 'closed'; readonly close: TransportClose }
  | { readonly type: 'timer-fired' }
  | ({ readonly type: 'reauthenticated' } & Reauthentication)
  | { readonly type: 'retry-now' }
  | { readonly type: 'reconnect-asked' }
  | { readonly type: 'pause-asked' }
  | { readonly type: 'resume-asked' }
  | { readonly type: 'close-asked'; readonly call: CloseCall }
  /** The link answers no more. */
  | { readonly type: 'suspected' }
  /** The page or the machine was out of the world; what was open is not to be trusted. */
  | { readonly type: 'woke' }
  | { readonly type: 'page'; readonly page: PageState }
);

/** What was decided about a close. */
export interface DecisionDetails {
  readonly close: Close;
  readonly classification: Classification;
  readonly decision: Decision;
}

/** What is to be done, in this order, by whoever runs the machine. */
export type Command =
  | { readonly type: 'connect'; readonly endpoint: number }
  | { readonly type: 'disconnect'; readonly call: CloseCall }
  /** Abandon the attempt, session or refresh under way; nothing of it may be heard of again. */
  | { readonly type: 'discard' }
  /** The same with a session that works: its peer is told, as by `close`. */
  | { readonly type: 'leave' }
  /** There is one timer: this replaces it, or with `null` clears it. */
  | { readonly type: 'schedule'; readonly delayMs: number | null }
  | { readonly type: 'reauthenticate'; readonly close: Close }
  | { readonly type: 'opened'; readonly session: number }
  | { readonly type: 'confirmed' }
  | { readonly type: 'decided'; readonly details: DecisionDetails }
  /** After `decided`: it was a loss, and will be retried. */
  | { readonly type: 'reconnecting'; readonly details: DecisionDetails }
  | { readonly type: 'ended'; readonly close: TransportClose };

export interface Transition {
  readonly state: MachineState;
  readonly commands: readonly Command[];
}
