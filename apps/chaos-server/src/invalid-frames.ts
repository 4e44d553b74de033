import { type Options, readOneOf } from './options.ts';

const TEXT = 0x81;
const BINARY = 0x82;
const CLOSE = 0x88;
const PING = 0x89;
const RESERVED_OPCODE = 0x83;
const CONTINUATION = 0x80;
const RSV1 = 0x40;
const MASKED = 0x80;
/** Length bytes that say that the length follows, in 2 or in 8 bytes. */
const LENGTH_IN_2 = 126;
const LENGTH_IN_8 = 127;

/** Frames that RFC 6455 forbids a server to send, each by one mistake. */
const INVALID_FRAMES = {
  opcode: [RESERVED_OPCODE, 0],
  rsv: [TEXT | RSV1, 1, 0x61],
  mask: [TEXT, MASKED | 1, 0, 0, 0, 0, 0x61],
  continuation: [CONTINUATION, 1, 0x61],
  utf8: [TEXT, 2, 0xc3, 0x28],
  length: [BINARY, LENGTH_IN_8, 0x80, 0, 0, 0, 0, 0, 0, 0],
  control: [PING, LENGTH_IN_2, 0, 126, ...new Array<number>(126).fill(0)],
  code: [CLOSE, 2, 1006 >> 8, 1006 & 0xff],
} as const satisfies Record<string, readonly number[]>;

type FrameKind = keyof typeof INVALID_FRAMES;
const KINDS = Object.keys(INVALID_FRAMES) as FrameKind[];

export function readInvalidFrame(options: Options): Uint8Array {
  const kind = options.kind === undefined ? 'opcode' : readOneOf(options, 'kind', KINDS);
  return Uint8Array.from(INVALID_FRAMES[kind]);
}
