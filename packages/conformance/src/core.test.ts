import { ResilientSocket } from '@resilient-socket/core';
import { conform } from './conform.ts';

conform((url, options) => {
  const messages: unknown[] = [];
  let socket = connect();

  function connect(): ResilientSocket {
    const made = new ResilientSocket(url, [], options);
    made.addEventListener('message', ({ data }) => messages.push(data));
    return made;
  }

  return {
    snapshot: () => socket.getSnapshot(),
    messages,
    send: (message) => socket.send(message),
    close: () => socket.close(),
    retry() {
      if (socket.readyState === socket.CLOSED) socket = connect();
      else socket.retryNow();
    },
    unmount: () => socket.close(),
  };
});
