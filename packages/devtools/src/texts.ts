/** Everything that the element says in English, apart from what core says in `decision.because`. */
import type { Decision, Phase } from '@resilient-socket/core';
import type { SocketNews } from './socket-news.ts';

/** Durations are said in tenths of a second, as in `decision.because`. */
const TENTH_MS = 100;
const TENTHS_A_SECOND = 10;

export const LABEL = 'WebSocket timeline';
export const SESSION = 'Session';
export const ATTEMPT = 'Attempt';
export const NEXT_ATTEMPT = 'Next attempt in';
export const NO_TIME = '–';
export const ROWS = 'Timeline';
export const EARLIER = 'earlier';
export const REASON = 'Reason: ';
export const STOPPED = 'Stopped';

export function button(phase: Phase): string {
  return phase === 'closed' ? 'Connect again' : 'Retry now';
}

export function duration(ms: number): string {
  return `${Math.round(ms / TENTH_MS) / TENTHS_A_SECOND} s`;
}

export function scale(ms: number): string {
  return `scale: ${duration(ms)}`;
}

/** What it waits for: "attempt 2", "attempt 2, as the server asked" or "attempt 2, with new credentials". */
export function wait({ action, attempt, hinted }: Decision): string {
  const asked = hinted ? ', as the server asked' : '';
  return `attempt ${attempt}${asked}${action === 'reauthenticate' ? ', with new credentials' : ''}`;
}

/** What happened, where there is no code to show. */
export function words(news: Exclude<SocketNews, { readonly kind: 'closed' }>): string {
  if (news.kind === 'opened') return `Session ${news.session} is open`;
  return news.kind === 'paused' ? 'Paused' : 'Closed by the application';
}

/** The line that is also read out. */
export function sentence(news: SocketNews): string {
  if (news.kind !== 'closed') return `${words(news)}.`;
  const { decision } = news;
  const { delayMs, classification } = decision;
  const next = delayMs === null ? STOPPED : `${wait(decision)}, in ${duration(delayMs)}`;
  return `${classification.code} ${classification.name}: ${next}.`;
}
