const FINAL_TEXT = 0x81;
const FINAL_BINARY = 0x82;
/** Up to here the second byte of a frame is the length; beyond it is 126, and two bytes follow with the length. */
const MAX_SHORT_LENGTH = 125;
const TWO_BYTE_LENGTH = 126;

/** One WebSocket frame from a server (RFC 6455, 5.2): final, not masked. For payloads under 64 KiB. */
export function encodeFrame(kind: 'text' | 'binary', bytes: number): Buffer {
  const head = [kind === 'text' ? FINAL_TEXT : FINAL_BINARY];
  if (bytes <= MAX_SHORT_LENGTH) head.push(bytes);
  else head.push(TWO_BYTE_LENGTH, bytes >> 8, bytes & 0xff);
  return Buffer.concat([Buffer.from(head), Buffer.alloc(bytes, 'x')]);
}

/** The same frame many times, to be written to TCP at once. */
export function repeatFrame(frame: Buffer, times: number): Buffer {
  return Buffer.alloc(frame.length * times, frame);
}
