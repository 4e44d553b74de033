import { defineDialect } from '../decide/dialect.ts';

/** Google Cloud Run. */
export const cloudRun = /* @__PURE__ */ defineDialect({
  name: 'cloud-run',
  basis: 'inferred',
  verified: 'primary',
  sources: ['https://cloud.google.com/run/docs/triggering/websockets'],
  codes: {
    1006: { phrase: 'Abnormal: the request timeout may be over', category: 'network', recovery: 'immediate' },
  },
});
