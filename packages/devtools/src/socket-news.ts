import type { Close, Decision, SocketSnapshot } from '@resilient-socket/core';

/** What happened to a socket. */
export type SocketNews =
  | { readonly kind: 'opened'; readonly session: number }
  | { readonly kind: 'closed'; readonly close: Close; readonly decision: Decision }
  | { readonly kind: 'paused' }
  /** By the application, so there was nothing to decide. */
  | { readonly kind: 'ended' };

/** What a snapshot tells of that an earlier one of the same socket did not, in the order in which it happened. */
export function newsSince(before: SocketSnapshot, now: SocketSnapshot): SocketNews[] {
  const { phase, session, lastClose: close, decision } = now;
  const news: SocketNews[] = [];
  const stopped = decision?.action === 'stop';
  if (close && decision && decision !== before.decision) {
    // Once there are new credentials, the decision is another one about the same close.
    const another = decision.classification !== before.decision?.classification;
    if (another || stopped) news.push({ kind: 'closed', close, decision });
  }
  if (phase === 'open' && session !== before.session) news.push({ kind: 'opened', session });
  if (phase === before.phase) return news;
  if (phase === 'paused') news.push({ kind: 'paused' });
  if (phase === 'closed' && !stopped) news.push({ kind: 'ended' });
  return news;
}
