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
export const closeCodes: readonly CloseCode[] = [
  row(1000, 'Normal Closure: the work is done', 'done', 'none'),
  row(1001, 'Going Away: the server is going away', 'network'),
  row(1002, 'Protocol error: the server saw one', 'client-fault'),
  row(1003, 'Unsupported Data: send another kind', 'client-fault', 'none'),
  row(1004, 'Reserved: its meaning is not known', 'unknown'),
  row(1005, 'No Status Rcvd: the server gave no code', 'network'),
  row(1006, 'Abnormal Closure: the connection was lost', 'network'),
  row(1007, 'Invalid frame payload data: send valid data', 'client-fault', 'none'),
  row(1008, 'Policy Violation: the server refused us by its policy', 'auth', 'reauthenticate'),
  row(1009, 'Message Too Big: send smaller ones', 'client-fault', 'none'),
  row(1010, 'Mandatory Ext.: the server lacks an extension; do without it', 'client-fault', 'none'),
  row(1011, 'Internal Error: the server failed on us', 'fault'),
  row(1012, 'Service Restart: the server restarts', 'restart'),
  row(1013, 'Try Again Later: the server is overloaded', 'overload'),
  row(1014, 'Bad Gateway: the gateway got a bad answer', 'fault'),
  row(1015, 'TLS handshake: it failed', 'network'),
  row(3000, 'Unauthorized: our credentials are missing or expired', 'auth', 'reauthenticate'),
  row(3003, 'Forbidden: we may not do this; get access first', 'auth', 'none'),
  row(3008, 'Timeout: the server waited too long for us', 'network'),
];

function row(code: number, phrase: string, category: Category, recovery: Recovery = 'backoff'): CloseCode {
  return { code, phrase, category, recovery };
}
