import { createHash } from 'node:crypto';

/** Bytes that a server might send, by mistake or on purpose. */
export interface Nonsense {
  /** What answers the handshake. */
  readonly handshake: Buffer;
  /** What follows, in one piece each. */
  readonly pieces: readonly Buffer[];
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const CODES = [0, 1, 999, 1000, 1004, 1005, 1006, 1011, 1012, 1013, 1014, 1015, 1016, 2999, 3000, 4000, 5000, 65_535];
const REASONS = ['', 'retry-after-ms=1', 'retry-after-ms=99999999999999999999', 'retry-after-ms=-1', 'é'.repeat(60)];

/** Draws what is sent to a client that asks with this key. */
export function drawNonsense(random: () => number, key: string): Nonsense {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const pick = <Item>(items: readonly Item[]) => items[upTo(items.length - 1)] as Item;
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => upTo(255)));

  const accept = createHash('sha1')
    .update(key + GUID)
    .digest('base64');
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
  ];
  const good = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);

  function handshake(): Buffer {
    if (random() < 0.7) return good;
    return pick([
      () => good.subarray(0, upTo(good.length - 1)),
      () => Buffer.from(good.toString().replace(accept, 'wrong')),
      () => Buffer.from(`${lines.join('\r\n')}\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n`),
      () => Buffer.from(`${lines.join('\r\n')}\r\nSec-WebSocket-Protocol: never-asked\r\n\r\n`),
      () => Buffer.from(`HTTP/1.1 ${pick([100, 200, 301, 401, 503, 999])} Whatever\r\nContent-Length: 0\r\n\r\n`),
      () => Buffer.from('SSH-2.0-OpenSSH_9.6\r\n'),
      () => bytes(upTo(200)),
    ])();
  }

  /** A frame whose parts need not fit together. */
  function frame(opcode: number, payload: Buffer, { flags = 0x80, length = payload.length, mask = 0 } = {}): Buffer {
    const head = [flags | opcode];
    if (length < 126) head.push(mask | length);
    else if (length < 65_536) head.push(mask | 126, length >> 8, length & 255);
    else head.push(mask | 127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (length >>> shift) & 255));
    return Buffer.concat([Buffer.from(head), payload]);
  }

  function close(): Buffer {
    const code = pick(CODES);
    const reason = random() < 0.8 ? Buffer.from(pick(REASONS)) : bytes(upTo(130));
    return frame(8, Buffer.concat([Buffer.from([code >> 8, code & 255]), reason]));
  }

  const hello = () => frame(pick([1, 2]), Buffer.from('hello'));
  const piece = () =>
    pick([
      close,
      close,
      close,
      hello,
      hello,
      () => frame(8, bytes(1)),
      () => frame(1, bytes(upTo(50))),
      () => frame(pick([9, 10]), bytes(upTo(140))),
      () => frame(upTo(15), bytes(upTo(50)), { flags: upTo(15) << 4, mask: pick([0, 128]) }),
      () => frame(2, bytes(upTo(50)), { length: pick([0, 200, 70_000, 2 ** 31 - 1]) }),
      () => Buffer.from([0x82, 127, ...bytes(8)]),
      () => bytes(upTo(300)),
    ])();

  return { handshake: handshake(), pieces: Array.from({ length: upTo(5) }, piece) };
}
