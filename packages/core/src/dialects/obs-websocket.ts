import { defineDialect } from '../decide/dialect.ts';

/** obs-websocket 5: subprotocols `obswebsocket.json` and `obswebsocket.msgpack`. */
export const obsWebsocket = /* @__PURE__ */ defineDialect({
  name: 'obs-websocket',
  basis: 'inferred',
  verified: 'primary',
  sources: ['https://github.com/obsproject/obs-websocket/blob/master/docs/generated/protocol.md'],
  codes: {
    4000: { phrase: 'UnknownReason: OBS does not say why', category: 'unknown', minMs: 1000, attempts: 10 },
    4002: {
      phrase: 'MessageDecodeError: send messages that can be decoded',
      category: 'client-fault',
      recovery: 'none',
    },
    4003: { phrase: 'MissingDataField: send all required fields', category: 'client-fault', recovery: 'none' },
    4004: { phrase: 'InvalidDataFieldType: send fields of the right type', category: 'client-fault', recovery: 'none' },
    4005: { phrase: 'InvalidDataFieldValue: send valid values', category: 'client-fault', recovery: 'none' },
    4006: { phrase: 'UnknownOpCode: send a valid op', category: 'client-fault', recovery: 'none' },
    4007: { phrase: 'NotIdentified: identify first', category: 'client-fault', recovery: 'none' },
    4008: { phrase: 'AlreadyIdentified: identify only once', category: 'client-fault', recovery: 'none' },
    4009: { phrase: 'AuthenticationFailed: the password is wrong', category: 'auth', recovery: 'reauthenticate' },
    4010: { phrase: 'UnsupportedRpcVersion: use a newer one', category: 'client-fault', recovery: 'none' },
    4011: {
      phrase: 'SessionInvalidated: the user of OBS removed us',
      category: 'done',
      recovery: 'none',
      basis: 'documented',
    },
    4012: { phrase: 'UnsupportedFeature: do without it', category: 'client-fault', recovery: 'none' },
  },
});
