import { defineDialect } from '../decide/dialect.ts';

/** SockJS, whose servers send their codes within its own frames. */
export const sockjs = /* @__PURE__ */ defineDialect({
  name: 'sockjs',
  basis: 'inferred',
  verified: 'secondary',
  sources: [
    'https://github.com/spring-projects/spring-framework/blob/main/spring-websocket/src/main/java/org/springframework/web/socket/sockjs/frame/SockJsFrame.java',
  ],
  codes: {
    1002: {
      phrase: 'Connection interrupted: the session lost its transport',
      category: 'network',
      recovery: 'backoff',
      minMs: 1000,
      attempts: 10,
    },
    2010: {
      phrase: 'Another connection still open: the session is in use',
      category: 'unknown',
      minMs: 1000,
      attempts: 10,
    },
    3000: { phrase: 'Go away!: the server ended the session', category: 'done', recovery: 'none' },
  },
});
