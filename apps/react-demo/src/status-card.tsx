import { idleSnapshot, type ResilientSocket, type SocketSnapshot } from '@resilient-socket/core';
import { useSyncExternalStore } from 'react';
import { Countdown } from './countdown.tsx';
import { Heartbeat } from './heartbeat.tsx';

interface StatusCardProps {
  readonly socket: ResilientSocket | null;
  onRetry(): void;
}

export function StatusCard({ socket, onRetry }: StatusCardProps) {
  const snapshot = useSyncExternalStore(
    socket?.subscribe ?? (() => () => {}),
    socket?.getSnapshot ?? (() => idleSnapshot),
  );
  const { phase, session, attempt, nextRetryAt, lastClose, decision } = snapshot;
  const canRetry = nextRetryAt !== null || phase === 'closed';
  return (
    <section className="card status" data-phase={phase} data-category={lastClose?.classification.category}>
      <div className="status-head">
        <p className="phase" data-testid="phase">
          {phase}
        </p>
        <button
          type="button"
          className="retry"
          data-testid="retry-now"
          aria-disabled={!canRetry}
          onClick={() => canRetry && onRetry()}
        >
          {phase === 'closed' ? 'Connect again' : 'Retry now'}
        </button>
      </div>
      <dl className="facts">
        <div>
          <dt>Session</dt>
          <dd data-testid="session">{session}</dd>
        </div>
        <div>
          <dt>Attempt</dt>
          <dd data-testid="attempt">{attempt}</dd>
        </div>
        <div>
          <dt>Next attempt in</dt>
          <dd>
            <Countdown until={nextRetryAt} />
          </dd>
        </div>
      </dl>
      <div className="progress" aria-hidden="true">
        {nextRetryAt !== null && (
          <span key={nextRetryAt} className="is-running" style={{ '--wait': `${decision?.delayMs ?? 0}ms` }} />
        )}
      </div>
      <p className="words" role="status">
        {wordsFor(snapshot)}
      </p>
      <Heartbeat socket={socket} />
    </section>
  );
}

function wordsFor({ phase, session, attempt, nextRetryAt, decision }: SocketSnapshot): string {
  switch (phase) {
    case 'open':
      return attempt === 0
        ? `Session ${session} is open and stable.`
        : `Session ${session} is open. After five seconds it counts as stable, and the attempts start over.`;
    case 'waiting':
      return nextRetryAt === null ? 'Getting a new token before the next attempt.' : (decision?.because ?? '');
    case 'closed':
      return decision?.because ?? 'Closed.';
    default:
      return attempt === 0 ? 'Connecting.' : `Attempt ${attempt} is under way.`;
  }
}
