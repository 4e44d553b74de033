export { closeAware } from './close-aware.ts';
export { CloseError } from './close-error.ts';
export { type FromResilientSocketOptions, fromResilientSocket } from './from-resilient-socket.ts';
export { type RetryOnCloseOptions, retryOnClose } from './retry-on-close.ts';
