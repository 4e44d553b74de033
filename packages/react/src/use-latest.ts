import { type RefObject, useRef } from 'react';
import { useCommitEffect } from './use-commit-effect.ts';

/** What was rendered last, for callbacks that outlive a render. */
export function useLatest<Value>(value: Value): Readonly<RefObject<Value>> {
  const latest = useRef(value);
  useCommitEffect(() => {
    latest.current = value;
  });
  return latest;
}
