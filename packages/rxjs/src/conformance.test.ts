import { conform } from '@resilient-socket/conformance';
import { idleSnapshot, type SocketSnapshot } from '@resilient-socket/core';
import type { Subscription } from 'rxjs';
import { fromResilientSocket } from './from-resilient-socket.ts';

conform((url, options) => {
  const subject = fromResilientSocket(url, options);
  const messages: unknown[] = [];
  let snapshot: SocketSnapshot = idleSnapshot;
  const state = subject.state$.subscribe((shown) => {
    snapshot = shown;
  });
  let subscription = subscribe();

  function subscribe(): Subscription {
    // What it stops with is in its state too.
    return subject.subscribe({ next: (data) => messages.push(data), error: () => {} });
  }

  return {
    snapshot: () => snapshot,
    messages,
    send: subject.next,
    close: subject.complete,
    retry() {
      if (subscription.closed) subscription = subscribe();
      else subject.retryNow();
    },
    unmount() {
      subscription.unsubscribe();
      state.unsubscribe();
    },
  };
});
