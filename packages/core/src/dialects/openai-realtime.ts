import { defineDialect } from '../decide/dialect.ts';

/** OpenAI's Realtime API: `wss://api.openai.com`. */
export const openaiRealtime = /* @__PURE__ */ defineDialect({
  name: 'openai-realtime',
  basis: 'inferred',
  verified: 'secondary',
  sources: [
    'https://github.com/pollen-robotics/reachy_mini_conversation_app/issues/134',
    'https://github.com/fuwei007/OpenAIIOSRealtimeAPIDemo/issues/4',
  ],
  codes: {
    1001: {
      phrase: 'Session maximum: it is over; begin a new one',
      category: 'network',
      recovery: 'backoff',
      session: 'new',
    },
  },
});
