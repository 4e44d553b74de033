import { defineDialect } from '../decide/dialect.ts';

/** WebSocket APIs of AWS API Gateway. */
export const awsApiGateway = /* @__PURE__ */ defineDialect({
  name: 'aws-api-gateway',
  basis: 'inferred',
  verified: 'primary',
  sources: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-overview.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
    'https://github.com/aws/chalice/issues/2060',
  ],
  codes: {
    // A backend that deletes the connection cannot choose another.
    1000: {
      phrase: 'Normal: the backend ended the connection',
      category: 'unknown',
      recovery: 'backoff',
      minMs: 1000,
      attempts: 10,
    },
    1001: {
      phrase: 'Idle or lifetime: 10 idle minutes or 2 hours are over',
      category: 'network',
      recovery: 'immediate',
    },
    1003: { phrase: 'Binary: send text', category: 'client-fault', recovery: 'none' },
    1008: { phrase: 'Too many requests: we send too many', category: 'client-fault', recovery: 'backoff', minMs: 5000 },
    1009: { phrase: 'Too big: send smaller messages or frames', category: 'client-fault', recovery: 'none' },
    1011: { phrase: 'Internal error: API Gateway failed', category: 'fault', recovery: 'backoff' },
    1012: { phrase: 'Service restart: API Gateway restarts', category: 'restart', recovery: 'backoff' },
  },
});
