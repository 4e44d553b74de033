import type { Decision } from './policy.ts';

/** What follows a `reauthenticate` decision once its outcome is known. */
export function afterReauthentication(decision: Decision & { delayMs: number }, ok: boolean): Decision {
  const { classification, attempt } = decision;
  // A 1006 said nothing about credentials: trying new ones was a guess, and its failure proves nothing either.
  if (ok || classification.code === 1006) return Object.freeze({ ...decision, action: 'retry' });
  const because = `${classification.because}; stopped: new credentials could not be had`;
  return Object.freeze({ ...decision, action: 'stop', delayMs: null, attempt: attempt - 1, because });
}
