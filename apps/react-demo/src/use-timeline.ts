import type { DecisionDetails, ResilientSocket } from '@resilient-socket/core';
import { useCallback, useLayoutEffect, useReducer } from 'react';

type News =
  | { readonly kind: 'opened'; readonly session: number }
  | ({ readonly kind: 'closed' } & DecisionDetails)
  | { readonly kind: 'note'; readonly words: string };

export type TimelineEntry = News & { readonly id: number; readonly at: number };

const MOST_ENTRIES = 60;

/** What happened to the sockets of this page and what was decided, newest first. */
export function useTimeline(socket: ResilientSocket | null) {
  const [entries, dispatch] = useReducer(prepend, []);
  const add = useCallback((news: News) => dispatch({ ...news, at: Date.now() }), []);

  useLayoutEffect(() => {
    if (!socket) return;
    const listening = new AbortController();
    const { signal } = listening;
    socket.addEventListener('open', ({ session }) => add({ kind: 'opened', session }), { signal });
    socket.addEventListener(
      'decision',
      ({ close, classification, decision }) => add({ kind: 'closed', close, classification, decision }),
      { signal },
    );
    return () => listening.abort();
  }, [socket, add]);

  return { entries, add };
}

function prepend(entries: readonly TimelineEntry[], news: News & { readonly at: number }): readonly TimelineEntry[] {
  const id = (entries[0]?.id ?? 0) + 1;
  return [{ ...news, id }, ...entries].slice(0, MOST_ENTRIES);
}
