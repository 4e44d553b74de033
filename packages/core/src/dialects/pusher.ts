import { defineDialect } from '../decide/dialect.ts';

/** Pusher Channels, protocol 7, and servers that speak it, such as Soketi and Reverb: path `/app/`. */
export const pusher = /* @__PURE__ */ defineDialect({
  name: 'pusher',
  basis: 'documented',
  verified: 'secondary',
  sources: [
    'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/',
    'https://github.com/pusher/pusher-js',
  ],
  codes: {
    4000: { phrase: 'SSL only: use TLS', category: 'client-fault', recovery: 'none' },
    4001: { phrase: 'App does not exist: correct the key', category: 'client-fault', recovery: 'none' },
    4003: { phrase: 'App disabled: enable it', category: 'auth', recovery: 'none' },
    4004: { phrase: 'Over connection quota: have fewer', category: 'client-fault', recovery: 'none' },
    4005: { phrase: 'Path not found: correct it', category: 'client-fault', recovery: 'none' },
    4006: { phrase: 'Invalid version string: correct it', category: 'client-fault', recovery: 'none' },
    4007: { phrase: 'Unsupported protocol version: correct it', category: 'client-fault', recovery: 'none' },
    4008: { phrase: 'No protocol version: send it', category: 'client-fault', recovery: 'none' },
    4009: { phrase: 'Unauthorized: get access', category: 'auth', recovery: 'none' },
    4100: { phrase: 'Over capacity: come back later', category: 'overload', minMs: 1000 },
    4200: { phrase: 'Reconnect immediately: come back at once', category: 'restart', recovery: 'immediate' },
    4201: { phrase: 'Pong not received: we sent none', category: 'network', recovery: 'immediate' },
    4202: { phrase: 'Closed after inactivity: we sent nothing', category: 'network', recovery: 'immediate' },
    // Usually a message, not a close; the documents give no advice for it.
    4301: { phrase: 'Client event rate limit: send fewer', category: 'client-fault', minMs: 1000, attempts: 10 },
    '1002-1004': { recovery: 'backoff', minMs: 1000, attempts: Infinity, basis: 'client-code', verified: 'primary' },
    '4000-4099': { phrase: 'Refused: change the parameters', category: 'client-fault', recovery: 'none' },
    '4100-4199': { phrase: 'Server busy: come back later', category: 'overload', minMs: 1000 },
    '4200-4299': { phrase: 'Closed: come back at once', category: 'restart', recovery: 'immediate' },
    '4300-4999': {
      phrase: 'Refused: do not come back',
      category: 'unknown',
      recovery: 'none',
      basis: 'client-code',
      verified: 'primary',
    },
  },
});
