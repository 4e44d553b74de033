import type { SocketData } from './platform.ts';

/** What a connection receives, as `binaryType` says. Bytes from `ws` are Buffers until you set it. */
export type ReceivedData = string | ArrayBuffer | Blob;

/** How the application's messages travel, such as `{ encode: JSON.stringify, decode: JSON.parse }`. */
export interface Codec<Outgoing, Incoming> {
  /** What goes over the wire for a message. What this throws, `send` throws; a TypeError if it is neither text nor bytes. */
  encode(message: Outgoing): SocketData;
  /** What the `message` event carries. Where this throws, `messageerror` fires instead. */
  decode(data: ReceivedData): Incoming;
}
