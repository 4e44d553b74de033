import { defineDialect } from '../decide/dialect.ts';

/** ElevenLabs: `wss://api.elevenlabs.io`. Its codes are known from users' reports only. */
export const elevenlabs = /* @__PURE__ */ defineDialect({
  name: 'elevenlabs',
  basis: 'inferred',
  verified: 'secondary',
  sources: [
    'https://github.com/elevenlabs/packages/issues/911',
    'https://github.com/elevenlabs/packages/issues/626',
    'https://github.com/elevenlabs/examples/issues/137',
    'https://github.com/livekit/agents-js/issues/1985',
  ],
  codes: {
    // Not about the protocol.
    1002: { phrase: 'Protocol error: check the quota and the agent', category: 'client-fault', recovery: 'none' },
    1008: {
      phrase: 'Policy violation: have at most 5 contexts open',
      category: 'client-fault',
      recovery: 'backoff',
      attempts: 3,
    },
    3000: { phrase: 'Request error: correct what we ask of the agent', category: 'client-fault', recovery: 'none' },
  },
});
