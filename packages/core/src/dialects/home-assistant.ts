import { defineDialect } from '../decide/dialect.ts';

/** Home Assistant: path `/api/websocket`. */
export const homeAssistant = /* @__PURE__ */ defineDialect({
  name: 'home-assistant',
  basis: 'client-code',
  verified: 'primary',
  sources: [
    'https://github.com/home-assistant/core/blob/dev/homeassistant/components/websocket_api/http.py',
    'https://github.com/home-assistant/home-assistant-js-websocket/blob/master/lib/connection.ts',
  ],
  codes: {
    1000: { phrase: 'Normal: Home Assistant ends every connection with it', category: 'unknown', recovery: 'backoff' },
  },
});
