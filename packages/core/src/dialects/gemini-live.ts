import { defineDialect } from '../decide/dialect.ts';

/** Google's Gemini Live API: `wss://generativelanguage.googleapis.com`. */
export const geminiLive = /* @__PURE__ */ defineDialect({
  name: 'gemini-live',
  basis: 'documented',
  verified: 'secondary',
  sources: [
    'https://docs.cloud.google.com/vertex-ai/generative-ai/docs/live-api/troubleshooting',
    'https://discuss.ai.google.dev/t/186392',
    'https://github.com/vercel/ai/issues/20695',
  ],
  codes: {
    // Not only a normal end: also what a limit on time or tokens looks like.
    1000: {
      phrase: 'Session ended: we may have reached a limit',
      category: 'network',
      recovery: 'backoff',
      session: 'resume',
    },
    1006: { phrase: 'Dropped: by a limit or the network', category: 'network', recovery: 'backoff', session: 'resume' },
    1007: {
      phrase: 'Invalid argument: correct our message or resumption handle',
      category: 'client-fault',
      recovery: 'none',
      basis: 'inferred',
    },
    1011: {
      phrase: 'Deadline expired: the connection got too old',
      category: 'network',
      recovery: 'backoff',
      session: 'resume',
      basis: 'inferred',
    },
  },
});
