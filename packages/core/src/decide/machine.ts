import { afterReauthentication } from './after-reauthentication.ts';
import type { Classification } from './classify.ts';
import type { Close, Outage } from './outage.ts';
import type { Decision, Policy } from './policy.ts';

/** Where a resilient socket is in its life. `closed` is never left. */
export type Phase = 'idle' | 'connecting' | 'open' | 'waiting' | 'closing' | 'closed';

/** Everything the connection machine remembers. Plain data, replaced and never changed. */
export interface MachineState {
  readonly phase: Phase;
  /** How many sessions have opened. */
  readonly session: number;
  /** When the open session opened, in ms. */
  readonly openedAt: number;
  readonly outage: Outage | null;
  /** When the wait ends, in ms; `null` while not waiting, or waiting for new credentials. */
  readonly nextRetryAt: number | null;
  /** The last close that was not asked for. */
  readonly lastClose: Close | null;
  /** What was decided about it. */
  readonly decision: Decision | null;
}

/** What a transport reports at its end. */
export type TransportClose = Omit<Close, 'opened'>;

/** The arguments of the application's `close`. */
export type CloseCall = readonly [code?: number, reason?: string];

/** What happened, when (`at`, in ms), and by what chance (`random`, in [0, 1)). */
export type MachineEvent = { readonly at: number; readonly random: number } & (
  | { readonly type: 'connect' }
  | { readonly type: 'opened' }
  | { readonly type: 'closed'; readonly close: TransportClose }
  | { readonly type: 'timer-fired' }
  | { readonly type: 'reauthenticated'; readonly ok: boolean }
  | { readonly type: 'retry-now' }
  | { readonly type: 'close-asked'; readonly call: CloseCall }
);

/** A loss that will be retried. */
export interface ReconnectingDetails {
  readonly close: Close;
  readonly classification: Classification;
  readonly decision: Decision;
}

/** What is to be done, in this order, by whoever runs the machine. */
export type Command =
  | { readonly type: 'connect' }
  | { readonly type: 'disconnect'; readonly call: CloseCall }
  /** Abandon the attempt, session or refresh under way; nothing of it may be heard of again. */
  | { readonly type: 'discard' }
  /** There is one timer: this replaces it, or with `null` clears it. */
  | { readonly type: 'schedule'; readonly delayMs: number | null }
  | { readonly type: 'reauthenticate'; readonly close: Close }
  | { readonly type: 'opened'; readonly session: number }
  | { readonly type: 'reconnecting'; readonly details: ReconnectingDetails }
  | { readonly type: 'ended'; readonly close: TransportClose };

export interface Transition {
  readonly state: MachineState;
  readonly commands: readonly Command[];
}

export interface MachineSettings {
  readonly policy: Policy;
  readonly connectTimeoutMs: number;
  readonly closeTimeoutMs: number;
  readonly canReauthenticate: boolean;
}

export const initialState: MachineState = Object.freeze({
  phase: 'idle',
  session: 0,
  openedAt: 0,
  outage: null,
  nextRetryAt: null,
  lastClose: null,
  decision: null,
});

/** How it ends where no Close frame came. */
export const LOST: TransportClose = { code: 1006, reason: '', wasClean: false };

/** The connection machine: a pure function from a state and an event to the next state and the commands it takes. */
export function createMachine(settings: MachineSettings): (state: MachineState, event: MachineEvent) => Transition {
  const { policy, connectTimeoutMs, closeTimeoutMs, canReauthenticate } = settings;

  return (state, event) => {
    switch (event.type) {
      case 'connect':
        return state.phase === 'idle' ? connect(state) : stay(state);
      case 'opened':
        return state.phase === 'connecting' ? open(state, event.at) : stay(state);
      case 'closed':
        if (state.phase === 'closing') return end(state, event.close);
        return isLive(state) ? lose(state, event.close, event) : stay(state);
      case 'timer-fired':
        return timeOut(state, event);
      case 'reauthenticated':
        return isRefreshing(state) ? resume(state, event.ok, event.at) : stay(state);
      case 'retry-now':
        return isWaiting(state) ? connect(state) : stay(state);
      case 'close-asked':
        return close(state, event.call);
    }
  };

  function connect(state: MachineState): Transition {
    return {
      state: { ...state, phase: 'connecting', nextRetryAt: null },
      commands: [{ type: 'connect' }, { type: 'schedule', delayMs: connectTimeoutMs }],
    };
  }

  function open(state: MachineState, at: number): Transition {
    const session = state.session + 1;
    return {
      state: { ...state, phase: 'open', session, openedAt: at },
      commands: [
        { type: 'schedule', delayMs: policy.stableMs },
        { type: 'opened', session },
      ],
    };
  }

  function lose(state: MachineState, lost: TransportClose, { at, random }: MachineEvent): Transition {
    const opened = state.phase === 'open';
    const close: Close = { ...lost, opened };
    // By the clock: the stable timer of a hidden tab may be late.
    const stable = opened && at - state.openedAt >= policy.stableMs;
    const circumstances = { at, random, stable, canReauthenticate };
    const { decision, outage } = policy.decide(stable ? null : state.outage, close, circumstances);
    const next = { ...state, lastClose: close, decision, outage };
    if (decision.action === 'stop') return end(next, lost);
    const { classification } = decision;
    const announcement: Command = { type: 'reconnecting', details: { close, classification, decision } };
    if (decision.action === 'retry') return wait(next, decision.delayMs, at, [announcement]);
    return {
      state: { ...next, phase: 'waiting', nextRetryAt: null },
      commands: [{ type: 'schedule', delayMs: null }, announcement, { type: 'reauthenticate', close }],
    };
  }

  function resume(state: MachineState & Refreshing, ok: boolean, at: number): Transition {
    const decision = afterReauthentication(state.decision, ok);
    const next = { ...state, decision };
    return decision.action === 'stop' ? end(next, state.lastClose) : wait(next, decision.delayMs, at);
  }

  function timeOut(state: MachineState, event: MachineEvent): Transition {
    switch (state.phase) {
      case 'connecting':
        return after({ type: 'discard' }, lose(state, LOST, event));
      case 'open':
        return state.outage ? { state: { ...state, outage: null }, commands: [] } : stay(state);
      case 'waiting':
        return isWaiting(state) ? connect(state) : stay(state);
      case 'closing':
        return after({ type: 'discard' }, end(state, LOST));
      default:
        return stay(state);
    }
  }

  function close(state: MachineState, call: CloseCall): Transition {
    if (state.phase === 'closing' || state.phase === 'closed') return stay(state);
    const closing: MachineState = { ...state, phase: 'closing', nextRetryAt: null };
    if (state.phase === 'open') {
      return {
        state: closing,
        commands: [
          { type: 'disconnect', call },
          { type: 'schedule', delayMs: closeTimeoutMs },
        ],
      };
    }
    // As native: without a connection, the end comes in a later task.
    return { state: closing, commands: [{ type: 'discard' }, { type: 'schedule', delayMs: 0 }] };
  }
}

function wait(state: MachineState, delayMs: number, at: number, announcements: readonly Command[] = []): Transition {
  return {
    state: { ...state, phase: 'waiting', nextRetryAt: at + delayMs },
    commands: [{ type: 'schedule', delayMs }, ...announcements],
  };
}

function end(state: MachineState, { code, reason, wasClean }: TransportClose): Transition {
  return {
    state: { ...state, phase: 'closed', nextRetryAt: null },
    commands: [
      { type: 'schedule', delayMs: null },
      { type: 'ended', close: { code, reason, wasClean } },
    ],
  };
}

function after(command: Command, { state, commands }: Transition): Transition {
  return { state, commands: [command, ...commands] };
}

function stay(state: MachineState): Transition {
  return { state, commands: [] };
}

function isLive({ phase }: MachineState): boolean {
  return phase === 'connecting' || phase === 'open';
}

function isWaiting({ phase, nextRetryAt }: MachineState): boolean {
  return phase === 'waiting' && nextRetryAt !== null;
}

interface Refreshing {
  readonly lastClose: Close;
  readonly decision: Decision & { readonly delayMs: number };
}

function isRefreshing(state: MachineState): state is MachineState & Refreshing {
  return state.phase === 'waiting' && state.nextRetryAt === null && state.decision?.action === 'reauthenticate';
}
