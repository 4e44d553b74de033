import { utf8Length } from '../codes/utf8.ts';
import type { SocketData } from './platform.ts';

/** How many bytes the message takes when it is sent. */
export function byteLength(message: SocketData): number {
  if (typeof message === 'string') return utf8Length(message);
  return 'size' in message ? message.size : message.byteLength;
}
