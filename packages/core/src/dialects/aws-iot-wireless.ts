import { defineDialect } from '../decide/dialect.ts';

/** The network analyzer of AWS IoT Wireless. */
export const awsIotWireless = /* @__PURE__ */ defineDialect({
  name: 'aws-iot-wireless',
  basis: 'inferred',
  verified: 'primary',
  sources: ['https://docs.aws.amazon.com/iot-wireless/latest/developerguide/network-analyzer-messages-status.html'],
  codes: {
    // Not only a normal end.
    1000: { phrase: 'Normal: the session may have been idle', category: 'unknown', recovery: 'backoff' },
    1002: { phrase: 'Protocol error: keep to the protocol', category: 'client-fault', recovery: 'none' },
    1003: { phrase: 'Unsupported data: send text only', category: 'client-fault', recovery: 'none' },
    1008: { phrase: 'Policy: our signature may have expired', category: 'auth', recovery: 'reauthenticate' },
    1011: { phrase: 'Internal error: the server failed', category: 'fault', recovery: 'backoff' },
  },
});
