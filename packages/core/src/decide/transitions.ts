import type { Decision } from './decision.ts';
import type { Command, MachineState, Transition, TransportClose } from './machine-data.ts';
import type { Close } from './outage.ts';

/** The state after a loss that was decided about. */
type Lost = MachineState & { readonly lastClose: Close; readonly decision: Decision };

/** The decision allows no other attempt. */
export function stop(state: Lost): Transition {
  return preceded(end(state, state.lastClose), announce('decided', state));
}

/** Nothing follows. */
export function end(state: MachineState, { code, reason, wasClean }: TransportClose): Transition {
  return move(state, { phase: 'closed' }, schedule(null), { type: 'ended', close: { code, reason, wasClean } });
}

/** What holds of a wait or of a session is over in the next state, unless it is among the changes. */
export function move(state: MachineState, changes: Partial<MachineState>, ...commands: Command[]): Transition {
  return { state: { ...state, nextRetryAt: null, stableAt: Infinity, ...changes }, commands };
}

/** Of what is under way nothing may be heard again. */
export const DISCARD: Command = { type: 'discard' };

/** Nothing is to be done. */
export function keep(state: MachineState): Transition {
  return { state, commands: [] };
}

/** The peer of a session is told; anything else is only dropped. */
export function leave({ phase }: MachineState): Command {
  return phase === 'open' ? { type: 'leave' } : DISCARD;
}

export function preceded({ state, commands }: Transition, ...first: readonly Command[]): Transition {
  return { state, commands: [...first, ...commands] };
}

export function announce(type: 'decided' | 'reconnecting', { lastClose: close, decision }: Lost): Command {
  return { type, details: { close, classification: decision.classification, decision } };
}

export function schedule(delayMs: number | null): Command {
  return { type: 'schedule', delayMs };
}
