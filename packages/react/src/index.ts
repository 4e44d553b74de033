export { createSharedSockets } from '@resilient-socket/core';
export { useLatestMessage } from './use-latest-message.ts';
export {
  type UseResilientSocketOptions,
  type UseResilientSocketResult,
  useResilientSocket,
} from './use-resilient-socket.ts';
export { useRetryCountdown } from './use-retry-countdown.ts';
export { useSocketMessage } from './use-socket-message.ts';
export { useSocketSnapshot } from './use-socket-snapshot.ts';
