import { defineDialect } from '../decide/dialect.ts';

/** GraphQL over WebSocket, as graphql-ws does it: subprotocol `graphql-transport-ws`. */
export const graphqlTransportWs = /* @__PURE__ */ defineDialect({
  name: 'graphql-transport-ws',
  basis: 'client-code',
  verified: 'primary',
  sources: [
    'https://github.com/enisdenjo/graphql-ws/blob/master/src/client.ts',
    'https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md',
  ],
  codes: {
    1000: { recovery: 'none' },
    1001: { recovery: 'backoff' },
    4004: { phrase: 'Bad response: we got a message that makes no sense', category: 'fault', recovery: 'none' },
    4005: { phrase: 'Internal client error: correct the client', category: 'client-fault', recovery: 'none' },
    4400: { phrase: 'Bad request: send valid messages', category: 'client-fault', recovery: 'none' },
    // Too early an operation, not an expired token.
    4401: { phrase: 'Unauthorized: await the acknowledgement first', category: 'client-fault', recovery: 'none' },
    4403: { phrase: 'Forbidden: our credentials were refused', category: 'auth', recovery: 'reauthenticate' },
    4406: {
      phrase: 'Subprotocol not acceptable: ask for graphql-transport-ws',
      category: 'client-fault',
      recovery: 'none',
    },
    4408: { phrase: 'Connection initialisation timeout: we were too slow', category: 'network' },
    4409: {
      phrase: 'Subscriber already exists: give each operation its own id',
      category: 'client-fault',
      recovery: 'none',
    },
    // Not a rate limit.
    4429: { phrase: 'Too many initialisation requests: initialise once', category: 'client-fault', recovery: 'none' },
    4499: { phrase: 'Terminated: we dropped a stuck connection', category: 'network' },
    // Unlike HTTP 500, final: graphql-ws does not try again.
    4500: { phrase: 'Internal server error: the server failed', category: 'fault', recovery: 'none' },
    4504: { phrase: 'Connection acknowledgement timeout: the server was too slow', category: 'network' },
    '1005-1006': { recovery: 'backoff' },
    '1012-1014': { recovery: 'backoff' },
    // With 1011.
    '1002-1999': { recovery: 'none' },
  },
});
