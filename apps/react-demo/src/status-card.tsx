import type { UseResilientSocketResult } from '@resilient-socket/react';
import { Countdown } from './countdown.tsx';
import { Heartbeat } from './heartbeat.tsx';

export function StatusCard({ connection }: { readonly connection: UseResilientSocketResult }) {
  const { phase, session, attempt, nextRetryAt, lastClose, decision, socket, retryNow } = connection;
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
          onClick={() => canRetry && retryNow()}
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
        {wordsFor(connection)}
      </p>
      <Heartbeat socket={socket} />
    </section>
  );
}

function wordsFor({ phase, session, attempt, nextRetryAt, decision }: UseResilientSocketResult): string {
  switch (phase) {
    case 'open':
      return attempt === 0
        ? `Session ${session} is open.`
        : `Session ${session} is open. After five seconds it counts as stable: attempts start over, and it can be broken again.`;
    case 'waiting':
      return nextRetryAt === null ? 'Getting a new token before the next attempt.' : (decision?.because ?? '');
    case 'closed':
      return decision?.because ?? 'Closed.';
    default:
      return attempt === 0 ? 'Connecting.' : `Attempt ${attempt} is under way.`;
  }
}
