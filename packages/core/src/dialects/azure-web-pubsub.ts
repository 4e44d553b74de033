import { defineDialect } from '../decide/dialect.ts';

/** Azure Web PubSub: subprotocol `json.reliable.webpubsub.azure.v1`. */
export const azureWebPubsub = /* @__PURE__ */ defineDialect({
  name: 'azure-web-pubsub',
  basis: 'client-code',
  verified: 'primary',
  sources: [
    'https://github.com/Azure/azure-sdk-for-js/blob/main/sdk/web-pubsub/web-pubsub-client/src/webPubSubClient.ts',
  ],
  codes: {
    1008: { phrase: 'Policy violation: begin a new session', category: 'auth', recovery: 'backoff', session: 'new' },
    '1000-4999': { recovery: 'backoff', session: 'resume', attempts: Infinity },
  },
});
