import { defineDialect } from '../decide/dialect.ts';

/** Cloudflare's proxy, Workers and Durable Objects. */
export const cloudflare = /* @__PURE__ */ defineDialect({
  name: 'cloudflare',
  basis: 'inferred',
  verified: 'primary',
  sources: [
    'https://developers.cloudflare.com/durable-objects/concepts/durable-object-lifecycle/',
    'https://developers.cloudflare.com/network/websockets/',
  ],
  codes: {
    1006: { phrase: 'Abnormal: a deploy or a restart may have cut us off', category: 'network', recovery: 'backoff' },
  },
});
