import { defineDialect } from '../decide/dialect.ts';

/** Pusher Channels, protocol 7, and servers that speak it, such as Soketi and Reverb: path `/app/`. */
export const pusher = /* @__PURE__ */ defineDialect({
  name: 'pusher',
  basis: 'documented',
  verified: 'secondary',
  sources: [
    'https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/',
    'https://github.com/pusher/pusher-js/blob/master/src/core/connection/protocol/protocol.ts',
  ],
  codes: {
    4000: { phrase: 'SSL only: connect with TLS', category: 'client-fault', recovery: 'none' },
    4001: { phrase: 'App does not exist: correct the app key', category: 'client-fault', recovery: 'none' },
    4003: { phrase: 'App disabled: enable the app first', category: 'auth', recovery: 'none' },
    4004: { phrase: 'Over connection quota: have fewer, or a bigger plan', category: 'client-fault', recovery: 'none' },
    4005: { phrase: 'Path not found: correct the path', category: 'client-fault', recovery: 'none' },
    4006: { phrase: 'Invalid version string: correct its format', category: 'client-fault', recovery: 'none' },
    4007: { phrase: 'Unsupported protocol version: use another', category: 'client-fault', recovery: 'none' },
    4008: { phrase: 'No protocol version: send one', category: 'client-fault', recovery: 'none' },
    4009: { phrase: 'Unauthorized: get access to the app first', category: 'auth', recovery: 'none' },
    4100: { phrase: 'Over capacity: come back later', category: 'overload', minMs: 1000 },
    4200: { phrase: 'Reconnect immediately: Pusher asks us to', category: 'restart', recovery: 'immediate' },
    4201: { phrase: 'Pong not received: we did not answer a ping', category: 'network', recovery: 'immediate' },
    4202: { phrase: 'Closed after inactivity: we were silent too long', category: 'network', recovery: 'immediate' },
    // Not known as an end; the documents do not say whether to come back.
    4301: {
      phrase: 'Client event rate limit: we sent them too fast',
      category: 'client-fault',
      minMs: 1000,
      attempts: 10,
    },
    '1002-1004': { recovery: 'backoff', minMs: 1000, attempts: Infinity, basis: 'client-code', verified: 'primary' },
    // The rest of 4000-4099, 4100-4199 and 4200-4299.
    '4002-4099': { phrase: 'Refused: change the parameters', category: 'client-fault', recovery: 'none' },
    '4101-4199': { phrase: 'Server busy: come back later', category: 'overload', minMs: 1000 },
    '4203-4299': { phrase: 'Closed by server: come back at once', category: 'restart', recovery: 'immediate' },
    '4300-4999': {
      phrase: 'Refused: for an unknown reason',
      category: 'unknown',
      recovery: 'none',
      basis: 'client-code',
      verified: 'primary',
    },
  },
});
