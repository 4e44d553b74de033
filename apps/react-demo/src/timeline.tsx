import '@resilient-socket/devtools/define';
import type { ResilientSocketTimeline } from '@resilient-socket/devtools';
import type { RefObject } from 'react';

interface TimelineProps {
  readonly ref: RefObject<ResilientSocketTimeline | null>;
  readonly socket: ResilientSocketTimeline['socket'];
  onRetry(): void;
}

export function Timeline({ ref, socket, onRetry }: TimelineProps) {
  const retry = (event: Event) => {
    event.preventDefault();
    onRetry();
  };
  return <resilient-socket-timeline ref={ref} socket={socket} class="timeline" onretry={retry} />;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'resilient-socket-timeline': ClassAttributes<ResilientSocketTimeline> &
        Pick<ResilientSocketTimeline, 'socket'> & { class: string; onretry(event: Event): void };
    }
  }
}
