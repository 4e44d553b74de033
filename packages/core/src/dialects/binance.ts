import { defineDialect } from '../decide/dialect.ts';

/** Binance's spot streams: `wss://stream.binance.com`. It documents no codes. */
export const binance = /* @__PURE__ */ defineDialect({
  name: 'binance',
  basis: 'inferred',
  verified: 'primary',
  sources: ['https://github.com/binance/binance-spot-api-docs/blob/master/web-socket-streams.md'],
  codes: {
    '1000-4999': { recovery: 'backoff' },
  },
});
