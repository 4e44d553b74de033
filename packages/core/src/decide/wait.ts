import type { Decision } from './decision.ts';

/** What is known of the page, or app, that the socket lives in. */
export interface PageState {
  readonly online: boolean;
  readonly visible: boolean;
}

/** What holds of a wait; times in ms. */
export interface Wait {
  readonly page: PageState;
  readonly decision: Decision & { readonly delayMs: number };
  /** When it ends by the decision alone. */
  readonly dueAt: number;
  readonly nextRetryAt: number;
  /** When the page last ended a wait early. */
  readonly hurriedAt: number;
}

/** Offline may be a lie, as behind VPNs: so often it is put to the test. */
const OFFLINE_PROBE_MS = 30_000;
/** Everybody behind a router comes online at the same time. */
const ONLINE_SPREAD_MS = 3000;
/** Waits of up to this are not worth a hurry, and so seldom the page may ask for one: neither can flood a server. */
const HURRY_MS = 30_000;

/** The least wait that the page asks for, in ms. */
export function leastWaitMs({ online, visible }: PageState, hiddenDelayMs: number): number {
  if (!online) return OFFLINE_PROBE_MS;
  return visible ? 0 : hiddenDelayMs;
}

/** How long the decision alone still asks for, in ms. */
export function restMs({ decision, dueAt }: Pick<Wait, 'decision' | 'dueAt'>, at: number): number {
  // Never more than was decided, whatever happens to the clock.
  return Math.min(Math.max(dueAt - at, 0), decision.delayMs);
}

/** When the wait ends, and when it was last hurried, once the page has changed. */
export function adaptWait(
  wait: Wait,
  page: PageState,
  { at, random }: { readonly at: number; readonly random: number },
): Pick<Wait, 'nextRetryAt' | 'hurriedAt'> {
  const { nextRetryAt, hurriedAt, decision, page: before } = wait;
  const wentOffline = before.online && !page.online;
  const cameOnline = !before.online && page.online;
  const cameVisible = !before.visible && page.visible && page.online;
  if (wentOffline) return { nextRetryAt: Math.max(nextRetryAt, at + OFFLINE_PROBE_MS), hurriedAt };
  if (!cameOnline && !cameVisible) return wait;
  // What offline or hidden had added is over.
  const rest = restMs(wait, at);
  const hurriedMs = cameOnline ? random * ONLINE_SPREAD_MS : 0;
  const worthIt = rest > (cameOnline ? hurriedMs : HURRY_MS);
  const hurried = worthIt && !decision.hinted && at - hurriedAt >= HURRY_MS;
  // It may have been hurried already: nothing makes it longer again.
  const sooner = Math.min(nextRetryAt, at + (hurried ? hurriedMs : rest));
  return { nextRetryAt: sooner, hurriedAt: hurried ? at : hurriedAt };
}
