import type { MachineSettings } from './machine.ts';
import { initialState, type MachineEvent, type MachineState } from './machine-data.ts';

/** An event without the time and the chance that its runner adds. */
export type Happening = MachineEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'at' | 'random'>
    : never
  : never;

/** A machine, and what a faithful runner of it has under way. Plain data, replaced and never changed. */
export interface World {
  readonly at: number;
  readonly state: MachineState;
  /** What comes of the last `connect`, until it has ended or is discarded. */
  readonly transport: 'none' | 'connecting' | 'open' | 'closing';
  /** Is the application asked for credentials? */
  readonly refresh: boolean;
  /** When the timer is due. */
  readonly timerAt: number | null;
  /** How many sessions were announced. */
  readonly sessions: number;
  readonly ended: boolean;
}

export const newWorld: World = {
  at: 0,
  state: initialState,
  transport: 'none',
  refresh: false,
  timerAt: null,
  sessions: 0,
  ended: false,
};

const OFFLINE_PROBE_MS = 30_000;
const LONGEST_WAIT_MS = 300_000;
const LONGEST_HINT_MS = 3_600_000;

/** @throws Error when it is not kept. */
export function promise(kept: boolean, what: string): void {
  if (!kept) throw new Error(`broken: ${what}`);
}

/** Is there something that this can come from? */
export function isUnderWay({ state, transport, timerAt, refresh }: World, { type }: Happening): boolean {
  switch (type) {
    case 'connect':
      return state.phase === 'idle';
    case 'opened':
      return transport === 'connecting';
    case 'suspected':
    case 'confirmed':
      return transport === 'open';
    case 'closed':
      // While it closes, the machine relies on its runner: what was discarded is heard of no more.
      return transport !== 'none' || state.phase === 'closing';
    case 'timer-fired':
      return timerAt !== null;
    case 'reauthenticated':
      return refresh;
    case 'resume-asked':
      return state.phase === 'paused';
    default:
      return true;
  }
}

/** What holds between any two events. */
export function checkWorld(settings: MachineSettings, world: World): void {
  const { at, state, transport, refresh, timerAt, sessions, ended } = world;
  const { phase, nextRetryAt, session } = state;
  const refreshing = phase === 'waiting' && nextRetryAt === null;
  const restMs = timerAt === null ? Number.NaN : timerAt - at;
  promise(ended === (phase === 'closed'), 'the end is announced (L3)');
  promise(session === sessions, 'every session is announced (L1)');
  promise(refresh === refreshing, 'credentials are asked for while they are waited for (R8)');
  promise(phase === 'waiting' || nextRetryAt === null, 'only who waits knows when it will try (L13)');
  promise(transport === 'none' || ['connecting', 'open', 'closing'].includes(phase), 'no connection stays behind (L5)');
  if (phase === 'closed') promise(timerAt === null, 'no timer stays behind (L5)');
  if (phase === 'paused')
    promise(timerAt === null && transport === 'none' && !refresh, 'who is paused does nothing (L17)');
  if (phase === 'connecting') promise(restMs <= settings.connectTimeoutMs, 'an attempt has an end (L8)');
  if (phase === 'closing') promise(restMs <= settings.closeTimeoutMs, 'a close has an end (L5)');
  if (phase !== 'waiting') return;
  promise(timerAt !== null, 'a wait has an end, for credentials too (R4, R8)');
  promise(!refreshing || restMs <= settings.reauthenticateTimeoutMs, 'credentials take no longer than they may (R8)');
  promise(refreshing || nextRetryAt === timerAt, 'a wait ends when it says (L13)');
  promise(refreshing || restMs <= longestWaitMs(settings, state), 'a wait is no longer than its reasons (R4, P1, P4)');
}

/** How long a wait may take at most, for the reasons that it has now. */
function longestWaitMs({ hiddenDelayMs }: MachineSettings, { decision, page }: MachineState): number {
  const { online, visible } = page;
  const decidedMs = decision?.delayMs ?? Number.NaN;
  promise(decidedMs <= (decision?.hinted ? LONGEST_HINT_MS : LONGEST_WAIT_MS), 'each decision has its cap (R3, R4)');
  return Math.max(decidedMs, online ? 0 : OFFLINE_PROBE_MS, online && visible ? 0 : hiddenDelayMs);
}

/** What holds of the state before and after an event. */
export function checkHistory(before: MachineState, after: MachineState, at: number): void {
  if (before.phase === 'closed') promise(after === before, 'closed is never left (L4)');
  const { outage } = after;
  if (!outage || outage === before.outage) return;
  const over = before.phase === 'open' && at >= before.stableAt;
  const grown = outage.attempts - (over ? 0 : (before.outage?.attempts ?? 0));
  promise(grown === 0 || grown === 1, 'attempts are counted one by one within an outage (R5)');
}

/** What holds of the state before and after a word about the page: only going offline makes anybody wait longer. */
export function checkPage(before: MachineState, { nextRetryAt, page }: MachineState, at: number): void {
  if (before.nextRetryAt === null || nextRetryAt === null) return;
  const wentOffline = before.page.online && !page.online;
  if (wentOffline) promise(nextRetryAt >= at + OFFLINE_PROBE_MS, 'a wait takes 30 s from going offline (P1)');
  else promise(nextRetryAt <= Math.max(before.nextRetryAt, at), 'the page ends waits, and lengthens none (P2, P3)');
}
