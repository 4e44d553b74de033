import type { Classification } from '../decide/classify.ts';
import type { Decision } from '../decide/decision.ts';
import { initialState, type MachineState, type Phase } from '../decide/machine-data.ts';
import type { Close } from '../decide/outage.ts';
import { fixed, type Readable } from './readable.ts';

/** What a resilient socket shows of itself. Frozen; the same object until something in it changes. */
export interface SocketSnapshot {
  readonly phase: Phase;
  /** How many sessions have opened. */
  readonly session: number;
  /** Retries in this outage; 0 when there is none. */
  readonly attempt: number;
  /** Ms since 1970; `null` while not waiting for a time. */
  readonly nextRetryAt: number | null;
  /** The last loss: every close that the application did not ask for. */
  readonly lastClose: (Close & { readonly classification: Classification }) | null;
  /** What was decided about it; for a socket that stopped, why it did. */
  readonly decision: Decision | null;
}

export function snapshotOf({ phase, session, outage, nextRetryAt, lastClose, decision }: MachineState): SocketSnapshot {
  return Object.freeze({
    phase,
    session,
    attempt: outage?.attempts ?? 0,
    nextRetryAt,
    lastClose: lastClose && decision && Object.freeze({ ...lastClose, classification: decision.classification }),
    decision,
  });
}

const SHOWN = ['phase', 'session', 'outage', 'nextRetryAt', 'lastClose', 'decision'] as const;

/** Would their snapshots be equal? */
export function looksSame(one: MachineState, other: MachineState): boolean {
  return SHOWN.every((name) => one[name] === other[name]);
}

/** For bindings: what there is to show where there is no socket, as on a server. */
export const idleSnapshot: SocketSnapshot = /* @__PURE__ */ snapshotOf(initialState);

/** The same, as something to subscribe to. */
export const noSocket: Readable<SocketSnapshot> = /* @__PURE__ */ fixed(idleSnapshot);
