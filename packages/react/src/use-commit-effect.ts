import { useEffect, useLayoutEffect } from 'react';

/** Runs in the task of the commit. On the server, where neither effect runs, React 18 warns of the other one. */
export const useCommitEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect;
