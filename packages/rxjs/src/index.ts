export { closeAware } from './close-aware.ts';
export { CloseError } from './close-error.ts';
export {
  type FromResilientSocketCodecOptions,
  type FromResilientSocketOptions,
  fromResilientSocket,
} from './from-resilient-socket.ts';
export type { RefreshOptions } from './refresh.ts';
export type { ResilientSubject } from './resilient-subject.ts';
export { type RetryOnCloseOptions, retryOnClose } from './retry-on-close.ts';
