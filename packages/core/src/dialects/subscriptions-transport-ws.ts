import { defineDialect } from '../decide/dialect.ts';

/** The legacy subscriptions-transport-ws: subprotocol `graphql-ws`, or before that `graphql-subscriptions`. */
export const subscriptionsTransportWs = /* @__PURE__ */ defineDialect({
  name: 'subscriptions-transport-ws',
  basis: 'client-code',
  verified: 'primary',
  sources: [
    'https://github.com/apollographql/subscriptions-transport-ws/blob/master/src/server.ts',
    'https://github.com/apollographql/subscriptions-transport-ws/blob/master/src/client.ts',
  ],
  codes: {
    1002: {
      phrase: 'Protocol error: ask for the subprotocol graphql-ws',
      category: 'client-fault',
      recovery: 'none',
      basis: 'inferred',
    },
    // Also what a server sends that refuses the connection, even for its credentials.
    1011: { phrase: 'Internal error: the server failed, or refused us', category: 'fault', recovery: 'backoff' },
  },
});
