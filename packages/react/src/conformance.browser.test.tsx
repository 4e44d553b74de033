import { conform } from '@resilient-socket/conformance';
import type { Endpoints } from '@resilient-socket/core';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import {
  type UseResilientSocketOptions,
  type UseResilientSocketResult,
  useResilientSocket,
  useSocketMessage,
} from './index.ts';

interface ApplicationProps {
  readonly url: Endpoints;
  readonly options: UseResilientSocketOptions;
  onRender(result: UseResilientSocketResult): void;
  onMessage(data: unknown): void;
}

function Application({ url, options, onRender, onMessage }: ApplicationProps) {
  const result = useResilientSocket(url, options);
  useSocketMessage(result.socket, ({ data }) => onMessage(data));
  onRender(result);
  return null;
}

conform((url, options) => {
  const root = createRoot(document.createElement('div'));
  const messages: unknown[] = [];
  let result!: UseResilientSocketResult;
  const onRender = (rendered: UseResilientSocketResult) => {
    result = rendered;
  };
  const application = (
    <Application url={url} options={options} onRender={onRender} onMessage={(data) => messages.push(data)} />
  );

  flushSync(() => root.render(application));
  return {
    snapshot: () => result,
    messages,
    send: (message) => result.send(message),
    close: () => result.close(),
    // A fake network answers in the same task: it would be quicker than React.
    retry: () => flushSync(() => result.retryNow()),
    unmount: () => root.unmount(),
  };
});
