import { defineDialect } from '../decide/dialect.ts';

/** Socket.IO and Engine.IO. */
export const socketIo = /* @__PURE__ */ defineDialect({
  name: 'socket-io',
  basis: 'client-code',
  verified: 'primary',
  sources: ['https://github.com/socketio/socket.io/blob/main/packages/engine.io/lib/transports/websocket.ts'],
  codes: {
    1005: { phrase: 'No status: Engine.IO gives no codes', category: 'network', recovery: 'backoff' },
  },
});
