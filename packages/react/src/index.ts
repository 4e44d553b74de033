export {
  type UseResilientSocketOptions,
  type UseResilientSocketResult,
  useResilientSocket,
} from './use-resilient-socket.ts';
export { useSocketMessage } from './use-socket-message.ts';
