import { defineDialect } from '../decide/dialect.ts';

/** AssemblyAI's streaming API, version 3: `wss://streaming.assemblyai.com`. */
export const assemblyaiV3 = /* @__PURE__ */ defineDialect({
  name: 'assemblyai-v3',
  basis: 'inferred',
  verified: 'primary',
  sources: [
    'https://www.assemblyai.com/docs/streaming/common-session-errors-and-closures',
    'https://github.com/AssemblyAI/assemblyai-node-sdk/blob/main/src/utils/errors/streaming.ts',
  ],
  codes: {
    3005: { phrase: 'Server error: AssemblyAI failed', category: 'fault' },
    3006: {
      phrase: 'Input validation error: correct message or parameters',
      category: 'client-fault',
      recovery: 'none',
    },
    3007: {
      phrase: 'Audio chunk duration violation: send longer or shorter ones',
      category: 'client-fault',
      recovery: 'none',
    },
    // Not the Timeout of the IANA registry.
    3008: {
      phrase: 'Max session duration: begin a new session',
      category: 'network',
      recovery: 'backoff',
      session: 'new',
    },
    3009: { phrase: 'Concurrency limit: we have too many sessions', category: 'overload', minMs: 5000 },
  },
});
