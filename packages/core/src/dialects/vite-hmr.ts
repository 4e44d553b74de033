import { defineDialect } from '../decide/dialect.ts';

/** The client of Vite's dev server: subprotocol `vite-hmr`. */
export const viteHmr = /* @__PURE__ */ defineDialect({
  name: 'vite-hmr',
  basis: 'client-code',
  verified: 'primary',
  sources: ['https://github.com/vitejs/vite/blob/main/packages/vite/src/client/client.ts'],
  codes: {
    '1000-4999': { recovery: 'backoff', minMs: 1000, attempts: Infinity },
  },
});
