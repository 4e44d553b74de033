import type { Codec } from '@resilient-socket/core';
import type { News, Request } from 'price-feed/protocol';

/** How the price feed's messages travel. */
export const feedCodec: Codec<Request, News> = {
  encode: JSON.stringify,
  decode: (data) => JSON.parse(String(data)),
};
