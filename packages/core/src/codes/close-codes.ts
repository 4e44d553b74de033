/** What kind of ending a close is. */
export type Category = 'done' | 'network' | 'restart' | 'overload' | 'fault' | 'auth' | 'client-fault' | 'unknown';

/** What a close asks of the client in general; the policy adds the timing. */
export type Recovery = 'none' | 'backoff' | 'immediate' | 'reauthenticate';

/** One registered close code. */
export interface CloseCode {
  readonly code: number;
  /** The name in the IANA registry, and what it means to a client: "Try Again Later: the server is overloaded". */
  readonly phrase: string;
  readonly category: Category;
  readonly recovery: Recovery;
}

/**
 * The standard codes: RFC 6455 §7.4.1 (1000-1011, 1015) and the IANA WebSocket Close Code Number Registry (1012-1014 and
 * the 3xxx entries). Category, recovery and meaning are ours: the standards leave the reaction open.
 */
export const closeCodes: readonly CloseCode[] = /* @__PURE__ */ [
  row(1000, 'done', 'Normal Closure: the work is done', 'none'),
  row(1001, 'network', 'Going Away: the server is going away'),
  row(1002, 'client-fault', 'Protocol error: the server saw one'),
  row(1003, 'client-fault', 'Unsupported Data: send another kind', 'none'),
  row(1004, 'unknown', 'Reserved: its meaning is not known'),
  row(1005, 'network', 'No Status Rcvd: the server gave no code'),
  row(1006, 'network', 'Abnormal Closure: the connection was lost'),
  row(1007, 'client-fault', 'Invalid frame payload data: send valid data', 'none'),
  row(1008, 'auth', 'Policy Violation: the server refused us by its policy', 'reauthenticate'),
  row(1009, 'client-fault', 'Message Too Big: send smaller ones', 'none'),
  row(1010, 'client-fault', 'Mandatory Ext.: the server lacks an extension; do without it', 'none'),
  row(1011, 'fault', 'Internal Error: the server failed on us'),
  row(1012, 'restart', 'Service Restart: the server restarts'),
  row(1013, 'overload', 'Try Again Later: the server is overloaded'),
  row(1014, 'fault', 'Bad Gateway: the gateway got a bad answer'),
  row(1015, 'network', 'TLS handshake: it failed'),
  row(3000, 'auth', 'Unauthorized: our credentials are missing or expired', 'reauthenticate'),
  row(3003, 'auth', 'Forbidden: we may not do this; get access first', 'none'),
  row(3008, 'network', 'Timeout: the server waited too long for us'),
];

function row(code: number, category: Category, phrase: string, recovery: Recovery = 'backoff'): CloseCode {
  return { code, phrase, category, recovery };
}
