import { conform } from '@resilient-socket/conformance';
import { createApp } from 'vue';
import { type UseResilientSocketResult, useResilientSocket, useSocketMessage } from './index.ts';
import { snapshotOf } from './snapshot-of.test.helper.ts';

conform((url, options) => {
  const messages: unknown[] = [];
  let result!: UseResilientSocketResult;

  const app = createApp({
    setup() {
      result = useResilientSocket(() => url, options);
      useSocketMessage(result.socket, ({ data }) => messages.push(data));
      return () => null;
    },
  });

  app.mount(document.createElement('div'));
  return {
    snapshot: () => snapshotOf(result),
    messages,
    send: (message) => result.send(message),
    close: () => result.close(),
    retry: () => result.retryNow(),
    unmount: () => app.unmount(),
  };
});
