import { defineDialect } from '../decide/dialect.ts';

/** Discord's gateway for bots: `wss://gateway.discord.gg`. */
export const discordGateway = /* @__PURE__ */ defineDialect({
  name: 'discord-gateway',
  basis: 'documented',
  verified: 'primary',
  sources: ['https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes'],
  // Discord ends the session of a client that leaves with 1000 or 1001.
  leaveWith: 4000,
  codes: {
    4000: { phrase: 'Unknown error: Discord does not know what went wrong', category: 'fault', session: 'resume' },
    4001: { phrase: 'Unknown opcode: we sent a bad opcode or payload', category: 'client-fault', session: 'resume' },
    4002: {
      phrase: 'Decode error: we sent a payload that cannot be decoded',
      category: 'client-fault',
      session: 'resume',
    },
    4003: { phrase: 'Not authenticated: we sent a payload before identifying', category: 'auth', session: 'resume' },
    4004: { phrase: 'Authentication failed: the token is wrong', category: 'auth', recovery: 'none' },
    4005: { phrase: 'Already authenticated: we identified twice', category: 'client-fault', session: 'resume' },
    4007: { phrase: 'Invalid seq: we resumed with a wrong sequence number', category: 'client-fault', session: 'new' },
    // The documents ask for no wait; sending too fast again would not help.
    4008: { phrase: 'Rate limited: we sent too fast', category: 'client-fault', session: 'resume', minMs: 1000 },
    4009: { phrase: 'Session timed out: begin a new one', category: 'network', session: 'new' },
    4010: { phrase: 'Invalid shard: correct the shard in identify', category: 'client-fault', recovery: 'none' },
    4011: {
      phrase: 'Sharding required: too many guilds for one connection',
      category: 'client-fault',
      recovery: 'none',
    },
    4012: { phrase: 'Invalid API version: use one that Discord supports', category: 'client-fault', recovery: 'none' },
    4013: { phrase: 'Invalid intent(s): correct the intents value', category: 'client-fault', recovery: 'none' },
    4014: { phrase: 'Disallowed intent(s): enable them for the bot first', category: 'auth', recovery: 'none' },
    // A close without a code leaves the session as it is.
    '1005-1006': { session: 'resume' },
  },
});
