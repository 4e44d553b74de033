import type { Decision } from '../decide/decision.ts';
import type { Close } from '../decide/outage.ts';
import { redacted } from './redacted.ts';
import type { SocketSnapshot } from './snapshot.ts';

/** What a report of a problem needs of a socket, and nothing that may be secret: no query, user, protocol, reason, error or message. */
export interface SocketDiagnostics extends Pick<SocketSnapshot, 'phase' | 'session' | 'attempt' | 'nextRetryAt'> {
  readonly url: string;
  /** In bytes, messages that wait for a session included. */
  readonly bufferedAmount: number;
  readonly lastClose: Pick<Close, 'code' | 'wasClean' | 'opened'> | null;
  readonly decision: Pick<Decision, 'action' | 'delayMs' | 'because'> | null;
}

export function diagnosticsOf(snapshot: SocketSnapshot, url: string, bufferedAmount: number): SocketDiagnostics {
  const { phase, session, attempt, nextRetryAt, lastClose, decision } = snapshot;
  return {
    url: redacted(url),
    phase,
    session,
    attempt,
    nextRetryAt,
    bufferedAmount,
    lastClose: lastClose && { code: lastClose.code, wasClean: lastClose.wasClean, opened: lastClose.opened },
    decision: decision && { action: decision.action, delayMs: decision.delayMs, because: decision.because },
  };
}
