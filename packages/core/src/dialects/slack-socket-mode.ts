import { defineDialect } from '../decide/dialect.ts';

/** Slack's Socket Mode; each connection needs a new URL from `apps.connections.open`. */
export const slackSocketMode = /* @__PURE__ */ defineDialect({
  name: 'slack-socket-mode',
  basis: 'client-code',
  verified: 'primary',
  sources: ['https://github.com/slackapi/node-slack-sdk/blob/main/packages/socket-mode/src/SocketModeClient.ts'],
  codes: {
    '1000-4999': { recovery: 'backoff', session: 'new', attempts: Infinity },
  },
});
