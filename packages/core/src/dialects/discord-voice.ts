import { defineDialect } from '../decide/dialect.ts';

/** Discord's voice gateway, at the endpoint that its main gateway names. */
export const discordVoice = /* @__PURE__ */ defineDialect({
  name: 'discord-voice',
  basis: 'inferred',
  verified: 'primary',
  sources: ['https://discord.com/developers/docs/topics/opcodes-and-status-codes#voice-voice-close-event-codes'],
  codes: {
    // Where the documents say nothing about coming back, only a limited number of attempts is made.
    4001: { phrase: 'Unknown opcode: we sent a bad opcode', category: 'client-fault', minMs: 1000, attempts: 10 },
    4002: {
      phrase: 'Failed to decode payload: we identified with a bad one',
      category: 'client-fault',
      minMs: 1000,
      attempts: 10,
    },
    4003: {
      phrase: 'Not authenticated: we sent a payload before identifying',
      category: 'auth',
      minMs: 1000,
      attempts: 10,
    },
    4004: { phrase: 'Authentication failed: the token is wrong', category: 'auth', minMs: 1000, attempts: 3 },
    4005: { phrase: 'Already authenticated: we identified twice', category: 'client-fault', minMs: 1000, attempts: 10 },
    4006: { phrase: 'Session no longer valid: begin a new one', category: 'network', session: 'new' },
    4009: { phrase: 'Session timeout: begin a new one', category: 'network', session: 'new' },
    4011: { phrase: 'Server not found: Discord cannot find it', category: 'fault', minMs: 1000, attempts: 10 },
    4012: {
      phrase: 'Unknown protocol: select one that Discord knows',
      category: 'client-fault',
      minMs: 1000,
      attempts: 3,
    },
    4014: {
      phrase: 'Disconnected: we were removed from the call',
      category: 'done',
      recovery: 'none',
      basis: 'documented',
    },
    4015: {
      phrase: 'Voice server crashed: resume the session',
      category: 'fault',
      session: 'resume',
      basis: 'documented',
    },
    4016: {
      phrase: 'Unknown encryption mode: select one that Discord knows',
      category: 'client-fault',
      minMs: 1000,
      attempts: 3,
    },
    4017: {
      phrase: 'E2EE/DAVE protocol required: support it to join',
      category: 'client-fault',
      minMs: 1000,
      attempts: 3,
    },
    4020: { phrase: 'Bad request: we sent a malformed one', category: 'client-fault', minMs: 1000, attempts: 10 },
    4021: { phrase: 'Rate limited: send less', category: 'client-fault', recovery: 'none', basis: 'documented' },
    4022: {
      phrase: 'Call terminated: it has ended for everyone',
      category: 'done',
      recovery: 'none',
      basis: 'documented',
    },
  },
});
