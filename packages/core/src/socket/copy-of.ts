import type { SocketData } from './platform.ts';

/** As native, `send` takes the bytes as they are now: what the application does to its buffer later changes nothing. */
export function copyOf(message: SocketData): SocketData {
  if (ArrayBuffer.isView(message))
    return new Uint8Array(message.buffer, message.byteOffset, message.byteLength).slice();
  return typeof message === 'string' || 'size' in message ? message : message.slice(0);
}
