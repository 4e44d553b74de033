import type { SocketSnapshot } from '@resilient-socket/core';
import { toValue } from 'vue';
import type { UseResilientSocketResult } from './index.ts';

/** What its refs hold now. */
export function snapshotOf({
  phase,
  session,
  attempt,
  nextRetryAt,
  lastClose,
  decision,
}: UseResilientSocketResult): SocketSnapshot {
  return {
    phase: toValue(phase),
    session: toValue(session),
    attempt: toValue(attempt),
    nextRetryAt: toValue(nextRetryAt),
    lastClose: toValue(lastClose),
    decision: toValue(decision),
  };
}
