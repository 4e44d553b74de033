import { defineDialect } from '../decide/dialect.ts';

/** Kraken: `wss://ws.kraken.com`. */
export const kraken = /* @__PURE__ */ defineDialect({
  name: 'kraken',
  basis: 'inferred',
  verified: 'secondary',
  sources: [
    'https://docs.kraken.com/exchange/guides/websockets/reconnection',
    'https://github.com/aopoltorzhicky/go_kraken/issues/33',
  ],
  codes: {
    1013: { phrase: 'Market data unavailable: come back later', category: 'overload', recovery: 'backoff' },
  },
});
