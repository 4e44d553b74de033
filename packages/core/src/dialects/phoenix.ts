import { defineDialect } from '../decide/dialect.ts';

/** Phoenix Channels: subprotocol `phoenix`. */
export const phoenix = /* @__PURE__ */ defineDialect({
  name: 'phoenix',
  basis: 'client-code',
  verified: 'primary',
  sources: [
    'https://github.com/phoenixframework/phoenix/blob/main/assets/js/phoenix/socket.js',
    'https://github.com/phoenixframework/phoenix/blob/main/lib/phoenix/socket.ex',
  ],
  codes: {
    1000: { phrase: 'Normal: the server has ended it for good', category: 'done', recovery: 'none' },
    1001: {
      phrase: 'Going away: the server wants us to connect anew',
      category: 'restart',
      recovery: 'backoff',
      basis: 'documented',
    },
    1012: { phrase: 'Service restart: the server drains its connections', category: 'restart', recovery: 'backoff' },
    '1001-4999': { recovery: 'backoff', attempts: Infinity },
  },
});
