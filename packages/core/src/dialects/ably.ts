import { defineDialect } from '../decide/dialect.ts';

/** Ably, whose client only logs the codes. */
export const ably = /* @__PURE__ */ defineDialect({
  name: 'ably',
  basis: 'client-code',
  verified: 'primary',
  sources: ['https://github.com/ably/ably-js/blob/main/src/common/lib/transport/websockettransport.ts'],
  codes: {
    '1000-4999': { recovery: 'backoff', attempts: Infinity },
  },
});
