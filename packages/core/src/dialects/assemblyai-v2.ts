import { defineDialect } from '../decide/dialect.ts';

/** AssemblyAI's legacy real-time API, version 2. */
export const assemblyaiV2 = /* @__PURE__ */ defineDialect({
  name: 'assemblyai-v2',
  basis: 'inferred',
  verified: 'primary',
  sources: [
    'https://www.assemblyai.com/docs/api-reference/real-time',
    'https://github.com/AssemblyAI/assemblyai-node-sdk/blob/main/src/utils/errors/realtime.ts',
  ],
  codes: {
    4000: {
      phrase: 'Bad sample rate: send a valid one',
      category: 'client-fault',
      recovery: 'none',
      basis: 'client-code',
    },
    4001: { phrase: 'Not authorized: get valid credentials', category: 'auth', recovery: 'none', basis: 'client-code' },
    4002: {
      phrase: 'Insufficient funds: top up the account',
      category: 'auth',
      recovery: 'none',
      basis: 'client-code',
    },
    4003: {
      phrase: 'Paid-only feature: add a card to the account',
      category: 'auth',
      recovery: 'none',
      basis: 'client-code',
    },
    4004: { phrase: 'Session not found: begin a new one', category: 'client-fault', session: 'new' },
    4008: { phrase: 'Session expired: begin a new one', category: 'network', session: 'new' },
    4010: { phrase: 'Session previously closed: begin a new one', category: 'client-fault', session: 'new' },
    4029: { phrase: 'Rate limited: we sent audio too fast', category: 'client-fault' },
    4030: { phrase: 'Handled by another WebSocket: use that one', category: 'done', recovery: 'none' },
    4031: { phrase: 'Idle too long: begin a new session', category: 'network', session: 'new' },
    4032: { phrase: 'Audio too short: send longer pieces', category: 'client-fault', recovery: 'none' },
    4033: { phrase: 'Audio too long: send shorter pieces', category: 'client-fault', recovery: 'none' },
    4034: { phrase: 'Audio too small: send bigger pieces', category: 'client-fault', recovery: 'none' },
    4101: {
      phrase: 'Bad schema: send valid messages',
      category: 'client-fault',
      recovery: 'none',
      basis: 'client-code',
    },
    4102: { phrase: 'Too many streams: we have more than our limit', category: 'overload' },
    4103: { phrase: 'Reconnected: the session goes on elsewhere', category: 'done', recovery: 'none' },
  },
});
