import { onNextFrame } from './platform.ts';
import { fixed, type Readable } from './readable.ts';
import type { ResilientSocket } from './resilient-socket.ts';

/**
 * The latest message, for display: what `select` made of it, `initial` before the first. `select` is called for each message,
 * with what it returned for the one before, so it can pick, count or skip (by returning that); listeners are called once a
 * frame at most, and not while the page is hidden.
 */
export function latestMessage<Incoming, Selected>(
  socket: Pick<ResilientSocket<never, Incoming>, 'addEventListener' | 'removeEventListener'> | null,
  select: (data: Incoming, previous: Selected) => Selected,
  initial: Selected,
): Readable<Selected> {
  if (!socket) return fixed(initial);
  let shown = initial;
  let latest = initial;

  return {
    getSnapshot: () => shown,
    subscribe(listener) {
      let cancel: (() => void) | undefined;
      socket.addEventListener('message', hear);
      return () => {
        socket.removeEventListener('message', hear);
        cancel?.();
      };

      function hear({ data }: MessageEvent<Incoming>): void {
        latest = select(data, latest);
        cancel ??= onNextFrame(show);
      }

      function show(): void {
        cancel = undefined;
        if (Object.is(shown, latest)) return;
        shown = latest;
        listener();
      }
    },
  };
}
