import { defineDialect } from '../decide/dialect.ts';

/** LiveKit's signalling. */
export const livekit = /* @__PURE__ */ defineDialect({
  name: 'livekit',
  basis: 'client-code',
  verified: 'primary',
  sources: ['https://github.com/livekit/client-sdk-js/blob/main/src/api/SignalClient.ts'],
  codes: {
    1000: { phrase: 'Normal: the server is done with us', category: 'done', recovery: 'none' },
    '1001-4999': { recovery: 'backoff', session: 'resume' },
  },
});
