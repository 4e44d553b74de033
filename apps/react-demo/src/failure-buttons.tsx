import { classify } from '@resilient-socket/core';
import { type Failure, failures } from 'demo-kit/failures';

interface FailureButtonsProps {
  /** Open, and stable: so that each failure begins an outage of its own, whose first attempt is attempt 1. */
  readonly isReady: boolean;
  onFail(failure: Failure): void;
}

export function FailureButtons({ isReady, onFail }: FailureButtonsProps) {
  return (
    <section className="card failures" aria-labelledby="failures-title">
      <h2 id="failures-title">Break it</h2>
      <p className="hint">Nine ways to fail, each from a stable connection.</p>
      <div className="keys">
        {failures.map((failure) => (
          // Not `disabled`: that would throw away the keyboard's place each time the connection ends.
          <button
            key={failure.id}
            type="button"
            className="key"
            data-testid={`fail-${failure.id}`}
            data-category={classify(failure.code).category}
            aria-disabled={!isReady}
            onClick={() => isReady && onFail(failure)}
          >
            <span className="key-face">{failure.face}</span>
            <span className="key-words">{failure.words}</span>
            <span className="key-expected">{failure.expected}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
