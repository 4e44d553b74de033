import { TimelineRow } from './timeline-row.tsx';
import type { TimelineEntry } from './use-timeline.ts';

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  readonly isWaiting: boolean;
}

const SCALES_MS = [30_000, 60_000, 300_000];

export function Timeline({ entries, isWaiting }: TimelineProps) {
  const longestMs = Math.max(0, ...entries.map((entry) => (entry.kind === 'closed' && entry.decision.delayMs) || 0));
  const scaleMs = SCALES_MS.find((scale) => longestMs <= scale) ?? longestMs;
  const current = isWaiting ? entries.find(({ kind }) => kind === 'closed') : undefined;
  return (
    <section className="card timeline" aria-labelledby="timeline-title">
      <header className="timeline-head">
        <h2 id="timeline-title">What happened, what was decided</h2>
        <p className="hint">A full bar is {Math.round(scaleMs / 1000)} s</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard can scroll only what has the focus. */}
      <ol className="timeline-rows" data-testid="timeline" tabIndex={0} aria-labelledby="timeline-title">
        {entries.map((entry) => (
          <TimelineRow key={entry.id} entry={entry} scaleMs={scaleMs} isCurrent={entry === current} />
        ))}
      </ol>
    </section>
  );
}
