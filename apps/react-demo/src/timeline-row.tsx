import type { Decision } from '@resilient-socket/core';
import type { TimelineEntry } from './use-timeline.ts';

interface TimelineRowProps {
  readonly entry: TimelineEntry;
  readonly scaleMs: number;
  /** Is this wait still going on? */
  readonly isCurrent: boolean;
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

export function TimelineRow({ entry, scaleMs, isCurrent }: TimelineRowProps) {
  const time = (
    <time className="row-time" dateTime={new Date(entry.at).toISOString()}>
      {CLOCK.format(entry.at)}
    </time>
  );
  if (entry.kind !== 'closed') {
    const session = entry.kind === 'opened' ? entry.session : undefined;
    return (
      <li className="row" data-testid="timeline-row" data-kind={entry.kind} data-session={session}>
        {time}
        <p className="row-note">{entry.kind === 'opened' ? `Session ${session} is open` : entry.words}</p>
      </li>
    );
  }
  const { classification, decision } = entry;
  return (
    <li
      className="row"
      data-testid="timeline-row"
      data-kind="closed"
      data-category={classification.category}
      data-code={classification.code}
      data-action={decision.action}
      data-delay-ms={decision.delayMs ?? undefined}
      data-attempt={decision.attempt}
      data-hinted={decision.hinted}
    >
      {time}
      <p className="row-title">
        <strong className="code">{classification.code}</strong> {classification.name}{' '}
        <span className="category">{classification.category}</span>
      </p>
      {/* It begins with what the line above says. */}
      <p className="row-because">{decision.because.replace(`${classification.code} ${classification.name}: `, '')}</p>
      <Wait decision={decision} scaleMs={scaleMs} isCurrent={isCurrent} />
    </li>
  );
}

function Wait({ decision, scaleMs, isCurrent }: { decision: Decision } & Omit<TimelineRowProps, 'entry'>) {
  const { action, delayMs, hinted } = decision;
  if (delayMs === null) return <p className="wait">Stopped</p>;
  const what =
    action === 'reauthenticate' ? 'new token' : hinted ? 'as the server asked' : `attempt ${decision.attempt}`;
  return (
    <div className="wait">
      <span className="bar" aria-hidden="true">
        <span
          className={isCurrent ? 'bar-fill is-running' : 'bar-fill'}
          style={{ width: `${(100 * delayMs) / scaleMs}%`, '--wait': `${delayMs}ms` }}
        />
      </span>
      <span className="wait-words">
        <strong>{delayMs === 0 ? 0 : (delayMs / 1000).toFixed(1)} s</strong> {what}
      </span>
    </div>
  );
}
