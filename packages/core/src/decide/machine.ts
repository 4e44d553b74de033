import type { Classification } from './classify.ts';
import { afterReauthentication, type Decision } from './decision.ts';
import type { Close, Outage } from './outage.ts';
import type { Policy } from './policy.ts';

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

type EventOf<Type> = Extract<MachineEvent, { readonly type: Type }>;

/** The events that count in a phase, and what each leads to. Every other event changes nothing. */
type Reactions = {
  readonly [Type in MachineEvent['type']]?: (state: MachineState, event: EventOf<Type>) => Transition;
};

/** The connection machine: a pure function from a state and an event to the next state and the commands it takes. */
export function createMachine(settings: MachineSettings): (state: MachineState, event: MachineEvent) => Transition {
  const { policy, connectTimeoutMs, closeTimeoutMs, canReauthenticate } = settings;

  // `refreshing` is the wait for new credentials: only they, or `close`, end it.
  const reactions: { readonly [phase in Phase | 'refreshing']: Reactions } = {
    idle: { connect, 'close-asked': abandon },
    connecting: { opened: open, closed: lose, 'timer-fired': timeOut, 'close-asked': abandon },
    open: { closed: lose, 'timer-fired': settle, 'close-asked': disconnect },
    waiting: { 'timer-fired': connect, 'retry-now': connect, 'close-asked': abandon },
    refreshing: { reauthenticated: resume, 'close-asked': abandon },
    closing: { closed: (state, { close }) => end(state, close), 'timer-fired': giveUp },
    closed: {},
  };

  return (state, event) => {
    const refreshing = state.phase === 'waiting' && state.nextRetryAt === null;
    const react = reactions[refreshing ? 'refreshing' : state.phase][event.type];
    return react ? react(state, event as never) : { state, commands: [] };
  };

  function connect(state: MachineState): Transition {
    return move(state, { phase: 'connecting' }, { type: 'connect' }, schedule(connectTimeoutMs));
  }

  function open(state: MachineState, { at }: EventOf<'opened'>): Transition {
    const session = state.session + 1;
    const opened = { type: 'opened', session } as const;
    return move(state, { phase: 'open', session, openedAt: at }, schedule(policy.stableMs), opened);
  }

  function settle(state: MachineState): Transition {
    return { state: state.outage ? { ...state, outage: null } : state, commands: [] };
  }

  function lose(state: MachineState, event: EventOf<'closed'>): Transition {
    const { at, random } = event;
    const opened = state.phase === 'open';
    const close: Close = { ...event.close, opened };
    // By the clock: the stable timer of a hidden tab may be late.
    const stable = opened && at - state.openedAt >= policy.stableMs;
    const circumstances = { at, random, stable, canReauthenticate };
    const { decision, outage } = policy.decide(state.outage, close, circumstances);
    const next = { ...state, lastClose: close, decision, outage };
    if (decision.action === 'stop') return end(next, close);
    const { classification } = decision;
    const announcement: Command = { type: 'reconnecting', details: { close, classification, decision } };
    if (decision.action === 'retry') return wait(next, decision.delayMs, at, announcement);
    return move(next, { phase: 'waiting' }, schedule(null), announcement, { type: 'reauthenticate', close });
  }

  function timeOut(state: MachineState, event: EventOf<'timer-fired'>): Transition {
    return discarding(lose(state, { ...event, type: 'closed', close: LOST }));
  }

  function resume(state: MachineState, { ok, at }: EventOf<'reauthenticated'>): Transition {
    const { decision: asked, lastClose } = state as Refreshing;
    const decision = afterReauthentication(asked, ok);
    const next = { ...state, decision };
    return decision.action === 'stop' ? end(next, lastClose) : wait(next, decision.delayMs, at);
  }

  function disconnect(state: MachineState, { call }: EventOf<'close-asked'>): Transition {
    return move(state, { phase: 'closing' }, { type: 'disconnect', call }, schedule(closeTimeoutMs));
  }
}

/** As native: without a connection, the end comes in a later task. */
function abandon(state: MachineState): Transition {
  return discarding(move(state, { phase: 'closing' }, schedule(0)));
}

function giveUp(state: MachineState): Transition {
  return discarding(end(state, LOST));
}

function wait(state: MachineState, delayMs: number, at: number, ...announcements: Command[]): Transition {
  return move(state, { phase: 'waiting', nextRetryAt: at + delayMs }, schedule(delayMs), ...announcements);
}

function end(state: MachineState, { code, reason, wasClean }: TransportClose): Transition {
  return move(state, { phase: 'closed' }, schedule(null), { type: 'ended', close: { code, reason, wasClean } });
}

/** `nextRetryAt` is null in the next state unless it is among the changes. */
function move(state: MachineState, changes: Partial<MachineState>, ...commands: Command[]): Transition {
  return { state: { ...state, nextRetryAt: null, ...changes }, commands };
}

function discarding({ state, commands }: Transition): Transition {
  return { state, commands: [{ type: 'discard' }, ...commands] };
}

function schedule(delayMs: number | null): Command {
  return { type: 'schedule', delayMs };
}

/** What holds while new credentials are awaited. */
interface Refreshing {
  readonly lastClose: Close;
  readonly decision: Decision & { readonly delayMs: number };
}
