import { afterReauthentication, type Going } from './decision.ts';
import {
  type Command,
  LOST,
  type MachineEvent,
  type MachineState,
  NOT_WAITING,
  type Phase,
  type Transition,
} from './machine-data.ts';
import type { Close } from './outage.ts';
import type { Policy } from './policy.ts';
import { announce, DISCARD, end, keep, leave, move, preceded, schedule, stop } from './transitions.ts';
import { adaptWait, leastWaitMs, restMs, type Wait } from './wait.ts';

export interface MachineSettings {
  readonly policy: Policy;
  readonly connectTimeoutMs: number;
  readonly closeTimeoutMs: number;
  /** Ms, 0 or more: how long a wait takes at least while the page is hidden. */
  readonly hiddenDelayMs: number;
  readonly reauthenticateTimeoutMs: number;
  readonly canReauthenticate: boolean;
  /** Does a session begin with a message that confirms it? */
  readonly confirms: boolean;
  /** How many endpoints there are. */
  readonly endpoints: number;
}

type EventOf<Type> = Extract<MachineEvent, { readonly type: Type }>;

/** The events that count in a phase, and what each leads to. Every other event changes nothing. */
type Reactions = {
  readonly [Type in MachineEvent['type']]?: (state: MachineState, event: EventOf<Type>) => Transition;
};

/** Why a session is given up without a close. */
const NOTES: { readonly [type: string]: string } = {
  suspected: 'the peer is heard of no more',
  woke: 'this was asleep, or out of the world',
};

/** The connection machine: a pure function from a state and an event to the next state and the commands it takes. */
export function createMachine(settings: MachineSettings): (state: MachineState, event: MachineEvent) => Transition {
  const { policy, connectTimeoutMs, closeTimeoutMs, hiddenDelayMs, reauthenticateTimeoutMs, confirms } = settings;

  // `refreshing` is the wait for new credentials, which comes after the wait for the next attempt.
  const anytime: Reactions = { 'close-asked': abandon, 'reconnect-asked': renew, 'pause-asked': pause, page: notice };
  const reactions: { readonly [phase in Phase | 'refreshing']: Reactions } = {
    idle: { ...anytime, connect },
    connecting: { ...anytime, opened: open, closed: lose, 'timer-fired': drop },
    open: {
      ...anytime,
      confirmed: confirm,
      closed: lose,
      'timer-fired': settle,
      'close-asked': disconnect,
      suspected: drop,
      woke: replace,
    },
    waiting: { ...anytime, 'timer-fired': proceed, 'retry-now': proceed, woke: hurry, page: adapt },
    refreshing: { ...anytime, reauthenticated: answer, 'timer-fired': tire },
    paused: { 'close-asked': abandon, 'reconnect-asked': forget, 'resume-asked': resume, page: notice },
    closing: { closed: (state, { close }) => end(state, close), 'timer-fired': giveUp },
    closed: {},
  };

  return transition;

  function transition(state: MachineState, event: MachineEvent): Transition {
    const refreshing = state.phase === 'waiting' && state.nextRetryAt === null;
    const react = reactions[refreshing ? 'refreshing' : state.phase][event.type];
    return react ? react(state, event as never) : keep(state);
  }

  function connect(state: MachineState): Transition {
    const { endpoint } = state;
    const changes = { phase: 'connecting', dueAt: NOT_WAITING } as const;
    return move(state, changes, { type: 'connect', endpoint }, schedule(connectTimeoutMs));
  }

  function open(state: MachineState, event: EventOf<'opened'>): Transition {
    const session = state.session + 1;
    const opened = { type: 'opened', session } as const;
    const next = move(state, { phase: 'open', session }, opened, schedule(connectTimeoutMs));
    return confirms ? next : preceded(confirm(next.state, event), opened);
  }

  function confirm(state: MachineState, { at }: MachineEvent): Transition {
    if (state.stableAt < Infinity) return keep(state);
    return move(state, { stableAt: at + policy.stableMs }, schedule(policy.stableMs), { type: 'confirmed' });
  }

  function settle(state: MachineState, event: MachineEvent): Transition {
    if (state.stableAt === Infinity) return drop(state, event);
    return keep(state.outage ? { ...state, outage: null } : state);
  }

  function lose(state: MachineState, event: EventOf<'closed'>): Transition {
    const { at } = event;
    const opened = state.phase === 'open';
    const close: Close = { ...event.close, opened };
    const { endpoint, stableAt, outage } = state;
    // By the clock, as the stable timer of a hidden tab may be late.
    const here = { endpoint, confirmed: stableAt < Infinity, stable: at >= stableAt };
    const decided = policy.decide(outage, close, { ...settings, ...event, ...here });
    const { decision } = decided;
    const next = { ...state, ...decided, lastClose: close, endpoint: decision.endpoint };
    if (decision.action === 'stop') return stop(next);
    return wait(next, decision.delayMs, at, announce('decided', next), announce('reconnecting', next));
  }

  /** The attempt takes too long, or the session is heard of no more: no close would ever come. */
  function drop(state: MachineState, event: MachineEvent): Transition {
    const note = NOTES[event.type] ?? `not ${state.phase === 'open' ? 'confirmed' : 'open'} within connectTimeoutMs`;
    return preceded(lose(state, { ...event, type: 'closed', close: { ...LOST, note } }), DISCARD);
  }

  /** Whoever was away for long has not been waiting: the next attempt is at once. */
  function replace(state: MachineState, event: MachineEvent): Transition {
    const lost = drop(state, event);
    return preceded(transition(lost.state, event), ...lost.commands);
  }

  function wait(state: MachineState, delayMs: number, at: number, ...announcements: Command[]): Transition {
    const waitMs = Math.max(delayMs, leastWaitMs(state.page, hiddenDelayMs));
    const times = { dueAt: at + delayMs, nextRetryAt: at + waitMs };
    return move(state, { phase: 'waiting', ...times }, schedule(waitMs), ...announcements);
  }

  function proceed(state: MachineState): Transition {
    const { decision, lastClose: close } = state as Waiting;
    if (decision.action === 'retry') return connect(state);
    return move(state, {}, schedule(reauthenticateTimeoutMs), { type: 'reauthenticate', close });
  }

  function answer(state: MachineState, given: Parameters<typeof afterReauthentication>[1]): Transition {
    const next = { ...(state as Waiting), ...afterReauthentication(state as Waiting, given) };
    return next.decision.action === 'stop' ? stop(next) : connect(next);
  }

  /** The new credentials take too long. */
  function tire(state: MachineState, { at }: MachineEvent): Transition {
    const note = 'no new credentials within reauthenticateTimeoutMs';
    return preceded(answer(state, { ok: false, note, at }), DISCARD);
  }

  /** Begins anew, at home: what happened before does not count. */
  function renew(state: MachineState): Transition {
    return preceded(connect({ ...state, outage: null, endpoint: 0 }), leave(state));
  }

  /** Who was waiting waits for what is left of it; everybody else goes on at once. The pause itself does not count. */
  function resume(paused: MachineState, { at }: MachineEvent): Transition {
    const { outage, pausedAt } = paused;
    const state = { ...paused, outage: outage && { ...outage, startedAt: outage.startedAt + at - pausedAt } };
    return state.dueAt === NOT_WAITING ? connect(state) : wait(state, restMs(state as Waiting, at), at);
  }

  function disconnect(state: MachineState, { call }: EventOf<'close-asked'>): Transition {
    return move(state, { phase: 'closing' }, { type: 'disconnect', call }, schedule(closeTimeoutMs));
  }
}

/** Ends what is under way, and tries nothing more until it is resumed. */
function pause(state: MachineState, { at }: MachineEvent): Transition {
  const { stableAt, dueAt, nextRetryAt, outage } = state;
  const paused = {
    phase: 'paused',
    pausedAt: at,
    dueAt: Math.min(dueAt, nextRetryAt ?? at),
    outage: at >= stableAt ? null : outage,
  } as const;
  return move(state, paused, leave(state), schedule(null));
}

/** Whatever was waited for: once it is resumed, it begins anew, at home. */
function forget(state: MachineState): Transition {
  return move(state, { outage: null, endpoint: 0, dueAt: NOT_WAITING });
}

function notice(state: MachineState, { page }: EventOf<'page'>): Transition {
  return keep({ ...state, page });
}

function adapt(state: MachineState, event: EventOf<'page'>): Transition {
  const { page, at } = event;
  const { nextRetryAt, hurriedAt } = adaptWait(state as Waiting, page, event);
  if (nextRetryAt === state.nextRetryAt) return notice(state, event);
  return move(state, { page, nextRetryAt, hurriedAt }, schedule(nextRetryAt - at));
}

/** At once, but not before the time that the server asked for. */
function hurry(state: MachineState, { at }: MachineEvent): Transition {
  const delayMs = state.decision?.hinted ? restMs(state as Waiting, at) : 0;
  return move(state, { nextRetryAt: at + delayMs }, schedule(delayMs));
}

/** As native: without a connection, the end comes in a later task. */
function abandon(state: MachineState): Transition {
  return move(state, { phase: 'closing' }, DISCARD, schedule(0));
}

function giveUp(state: MachineState): Transition {
  return preceded(end(state, LOST), DISCARD);
}

/** What holds while an attempt, or new credentials, are awaited. */
type Waiting = MachineState & Wait & Going & { readonly lastClose: Close };
