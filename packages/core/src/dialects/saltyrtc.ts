import { defineDialect } from '../decide/dialect.ts';

/** SaltyRTC's signalling; it had its codes before IANA gave 3000, 3003 and 3008 other meanings. */
export const saltyrtc = /* @__PURE__ */ defineDialect({
  name: 'saltyrtc',
  basis: 'inferred',
  verified: 'secondary',
  sources: ['https://github.com/saltyrtc/saltyrtc-meta/blob/master/Protocol.md'],
  codes: {
    3000: { phrase: 'Path Full: no place is free for us', category: 'overload', recovery: 'backoff' },
    3001: { phrase: 'Protocol Error: keep to the protocol', category: 'client-fault', recovery: 'none' },
    3003: { phrase: 'Handover of the Signalling Channel: we moved to another', category: 'done', recovery: 'none' },
    3004: { phrase: 'Dropped by Initiator: another took our place', category: 'done', recovery: 'none' },
    3008: { phrase: 'Timeout: we took too long', category: 'network', recovery: 'backoff' },
  },
});
