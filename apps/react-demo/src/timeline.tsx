import '@resilient-socket/devtools/define';
import type { ResilientSocketTimeline } from '@resilient-socket/devtools';
import { createElement, type RefObject, useEffect } from 'react';

interface TimelineProps {
  readonly ref: RefObject<ResilientSocketTimeline | null>;
  readonly socket: ResilientSocketTimeline['socket'];
  onRetry(): void;
}

export function Timeline({ ref, socket, onRetry }: TimelineProps) {
  useEffect(() => {
    const retry = (event: Event) => {
      event.preventDefault();
      onRetry();
    };
    const element = ref.current;
    element?.addEventListener('retry', retry);
    return () => element?.removeEventListener('retry', retry);
  }, [ref, onRetry]);

  return createElement('resilient-socket-timeline', { ref, socket, class: 'timeline' });
}
