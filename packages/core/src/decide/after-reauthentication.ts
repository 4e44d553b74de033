import type { Decision } from './policy.ts';

/** What follows a `reauthenticate` decision once its outcome is known. A guess that fails proves nothing. */
export function afterReauthentication(decision: Decision & { delayMs: number }, ok: boolean): Decision {
  const { classification, attempt, guess } = decision;
  if (ok || guess) return Object.freeze({ ...decision, action: 'retry' });
  const because = `${classification.because}; stopped: there are no new credentials`;
  return Object.freeze({ ...decision, action: 'stop', delayMs: null, attempt: attempt - 1, hinted: false, because });
}
