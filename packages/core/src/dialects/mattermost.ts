import { defineDialect } from '../decide/dialect.ts';

/** Mattermost, whose client makes these codes up for itself. */
export const mattermost = /* @__PURE__ */ defineDialect({
  name: 'mattermost',
  basis: 'client-code',
  verified: 'primary',
  sources: ['https://github.com/mattermost/mattermost/blob/master/webapp/platform/client/src/websocket.ts'],
  codes: {
    4000: { phrase: 'Client ping timeout: we got no pong', category: 'network' },
    4001: { phrase: 'Client sequence mismatch: we missed events', category: 'network' },
  },
});
