import { defineDialect } from '../decide/dialect.ts';

/** Twitch EventSub: `wss://eventsub.wss.twitch.tv`. */
export const twitchEventsub = /* @__PURE__ */ defineDialect({
  name: 'twitch-eventsub',
  basis: 'inferred',
  verified: 'secondary',
  sources: [
    'https://dev.twitch.tv/docs/eventsub/handling-websocket-events/',
    'https://twitch4j.github.io/javadoc/com/github/twitch4j/eventsub/socket/domain/SocketCloseReason.html',
  ],
  codes: {
    4000: { phrase: 'Internal server error: Twitch failed', category: 'fault' },
    4001: { phrase: 'Client sent inbound traffic: send nothing but pongs', category: 'client-fault', attempts: 3 },
    4002: { phrase: 'Client failed ping-pong: we did not answer a ping', category: 'network' },
    4003: { phrase: 'Connection unused: subscribe within 10 seconds', category: 'client-fault', attempts: 3 },
    4004: { phrase: 'Reconnect grace time expired: we moved too late', category: 'network', session: 'new' },
    4005: { phrase: 'Network timeout: it will pass', category: 'network' },
    4006: { phrase: 'Network error: it will pass', category: 'network' },
    4007: { phrase: 'Invalid reconnect: go back to the default URL', category: 'client-fault', session: 'new' },
  },
});
