import { createRetrier, type Decision } from '@resilient-socket/core';
import { Socket } from 'phoenix';
import type { Client } from './client.ts';
import { phoenix } from './phoenix.ts';

/**
 * Phoenix with a retrier. `reconnectAfterMs` is asked before `onClose` hears why, so the transport listens for itself.
 *
 * `onStop` hears that nothing will follow.
 */
export function createRetryingSocket(url: string, WebSocketClass: typeof WebSocket, onStop = () => {}): Socket {
  const retrier = createRetrier();
  let newest: WebSocket | undefined;
  let decision: Decision | null = null;

  class Transport extends WebSocketClass {
    #closedByUs = false;

    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      newest = this;
      decision = null;
      this.addEventListener('open', () => retrier.opened());
      this.addEventListener('close', (event) => {
        if (newest === this && !this.#closedByUs) decision = retrier.closed(event);
      });
    }

    /** Phoenix closes with 1000 when a heartbeat is not answered: to the retrier that is a lost connection. */
    override close(code?: number, reason?: string): void {
      this.#closedByUs = true;
      super.close(code, reason);
    }
  }

  const socket = new Socket(url, {
    transport: Transport,
    reconnectAfterMs() {
      const { action, delayMs } = decision ?? retrier.closed({ code: 1006 });
      // A microtask later, as the timer whose delay is asked for here is set first.
      if (action === 'stop') queueMicrotask(stop);
      return delayMs ?? 0;
    },
  });
  function stop(): void {
    socket.disconnect();
    onStop();
  }
  return socket;
}

/** The same channel as in phoenix.ts. */
export const phoenixWithRetrier: Client = {
  ...phoenix,
  connect(url, WebSocketClass, { data, ended }) {
    const socket = createRetryingSocket(url, WebSocketClass, ended);
    socket.connect();
    const channel = socket.channel('ticks');
    channel.on('tick', (payload) => data((payload as { tick: number }).tick));
    channel.join();
    return { close: () => socket.disconnect() };
  },
};
