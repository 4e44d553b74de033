import { afterReauthentication, type Decision } from './decision.ts';
import {
  type Command,
  LOST,
  type MachineEvent,
  type MachineState,
  type Phase,
  type Transition,
  type TransportClose,
} from './machine-data.ts';
import type { Close } from './outage.ts';
import type { Policy } from './policy.ts';
import { adaptWait, leastWaitMs, restMs, type Wait } from './wait.ts';

export interface MachineSettings {
  readonly policy: Policy;
  readonly connectTimeoutMs: number;
  readonly closeTimeoutMs: number;
  /** Ms, 0 or more: how long a wait takes at least while the page is hidden. */
  readonly hiddenDelayMs: number;
  readonly canReauthenticate: boolean;
}

type EventOf<Type> = Extract<MachineEvent, { readonly type: Type }>;

/** The events that count in a phase, and what each leads to. Every other event changes nothing. */
type Reactions = {
  readonly [Type in MachineEvent['type']]?: (state: MachineState, event: EventOf<Type>) => Transition;
};

/** The connection machine: a pure function from a state and an event to the next state and the commands it takes. */
export function createMachine(settings: MachineSettings): (state: MachineState, event: MachineEvent) => Transition {
  const { policy, connectTimeoutMs, closeTimeoutMs, hiddenDelayMs, canReauthenticate } = settings;

  // `refreshing` is the wait for new credentials: only they, or `close`, end it.
  const reactions: { readonly [phase in Phase | 'refreshing']: Reactions } = {
    idle: { connect, 'close-asked': abandon, page: notice },
    connecting: { opened: open, closed: lose, 'timer-fired': drop, 'close-asked': abandon, page: notice },
    open: {
      closed: lose,
      'timer-fired': settle,
      'close-asked': disconnect,
      suspected: drop,
      woke: replace,
      page: notice,
    },
    waiting: { 'timer-fired': connect, 'retry-now': connect, 'close-asked': abandon, woke: hurry, page: adapt },
    refreshing: { reauthenticated: resume, 'close-asked': abandon, page: notice },
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

  /** The attempt takes too long, or the session is heard of no more: no close would ever come. */
  function drop(state: MachineState, { at, random }: MachineEvent): Transition {
    return discarding(lose(state, { type: 'closed', close: LOST, at, random }));
  }

  /** Whoever was away for long has not been waiting: the next attempt is at once. */
  function replace(state: MachineState, event: MachineEvent): Transition {
    const lost = drop(state, event);
    if (lost.state.nextRetryAt === null) return lost;
    const hurried = hurry(lost.state, event);
    return { state: hurried.state, commands: [...lost.commands, ...hurried.commands] };
  }

  function wait(state: MachineState, delayMs: number, at: number, ...announcements: Command[]): Transition {
    const waitMs = Math.max(delayMs, leastWaitMs(state.page, hiddenDelayMs));
    const times = { dueAt: at + delayMs, nextRetryAt: at + waitMs };
    return move(state, { phase: 'waiting', ...times }, schedule(waitMs), ...announcements);
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

function notice(state: MachineState, { page }: EventOf<'page'>): Transition {
  return { state: { ...state, page }, commands: [] };
}

function adapt(state: MachineState, event: EventOf<'page'>): Transition {
  const { page, at } = event;
  const { nextRetryAt, hurriedAt } = adaptWait(state as Waiting, page, event);
  if (nextRetryAt === state.nextRetryAt) return { state: { ...state, page }, commands: [] };
  return move(state, { page, nextRetryAt, hurriedAt }, schedule(nextRetryAt - at));
}

/** At once, but not before the time that the server asked for. */
function hurry(state: MachineState, { at }: MachineEvent): Transition {
  const delayMs = state.decision?.hinted ? restMs(state as Waiting, at) : 0;
  return move(state, { nextRetryAt: at + delayMs }, schedule(delayMs));
}

/** As native: without a connection, the end comes in a later task. */
function abandon(state: MachineState): Transition {
  return discarding(move(state, { phase: 'closing' }, schedule(0)));
}

function giveUp(state: MachineState): Transition {
  return discarding(end(state, LOST));
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

/** What holds while an attempt is awaited. */
type Waiting = MachineState & Wait;

/** What holds while new credentials are awaited. */
interface Refreshing {
  readonly lastClose: Close;
  readonly decision: Decision & { readonly delayMs: number };
}
