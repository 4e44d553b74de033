import { defineDialect } from '../decide/dialect.ts';

/** nginx as a reverse proxy. */
export const nginx = /* @__PURE__ */ defineDialect({
  name: 'nginx',
  basis: 'inferred',
  verified: 'primary',
  sources: ['https://nginx.org/en/docs/http/websocket.html'],
  codes: {
    1006: {
      phrase: 'Abnormal: the server may have been silent for 60 seconds',
      category: 'network',
      recovery: 'backoff',
    },
  },
});
