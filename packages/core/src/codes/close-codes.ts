/** What kind of ending a close is. */
export type Category = 'done' | 'network' | 'restart' | 'overload' | 'fault' | 'auth' | 'client-fault' | 'unknown';

/** What a close asks of the client in general; the policy adds the timing. */
export type Recovery = 'none' | 'backoff' | 'immediate' | 'reauthenticate';

/** Who may put the code into a Close frame; `nobody`: a local value, or reserved. */
export type Sender = 'any' | 'server' | 'client' | 'nobody';

/** One registered close code. */
export interface CloseCode {
  readonly code: number;
  /** The name in the IANA registry. */
  readonly name: string;
  readonly sender: Sender;
  readonly category: Category;
  readonly recovery: Recovery;
  /** In words, from the client's point of view; follows "1013 Try Again Later: ". */
  readonly means: string;
}

const row = (
  code: number,
  name: string,
  sender: Sender,
  category: Category,
  recovery: Recovery,
  means: string,
): CloseCode => ({ code, name, sender, category, recovery, means });

/**
 * The standard codes: RFC 6455 §7.4.1 (1000-1011, 1015) and the IANA WebSocket Close Code Number Registry (1012-1014 and
 * the 3xxx entries). `category`, `recovery` and `means` are ours: the standards leave the reaction open.
 */
export const closeCodes: readonly CloseCode[] = /* @__PURE__ */ [
  row(1000, 'Normal Closure', 'any', 'done', 'none', 'the work is done'),
  row(1001, 'Going Away', 'any', 'network', 'backoff', 'the server is going away'),
  row(1002, 'Protocol error', 'any', 'client-fault', 'backoff', 'the server saw a protocol error'),
  row(1003, 'Unsupported Data', 'any', 'client-fault', 'none', 'the server does not take this kind of data'),
  row(1004, 'Reserved', 'nobody', 'unknown', 'backoff', 'this code has no meaning'),
  row(1005, 'No Status Rcvd', 'nobody', 'network', 'backoff', 'the server closed without a code'),
  row(1006, 'Abnormal Closure', 'nobody', 'network', 'backoff', 'the connection was lost'),
  row(1007, 'Invalid frame payload data', 'any', 'client-fault', 'none', 'the data did not match its type'),
  row(1008, 'Policy Violation', 'any', 'auth', 'reauthenticate', 'the server refused us by its policy'),
  row(1009, 'Message Too Big', 'any', 'client-fault', 'none', 'the message was too big for the server'),
  row(1010, 'Mandatory Ext.', 'client', 'client-fault', 'none', 'the server lacks a needed extension'),
  row(1011, 'Internal Error', 'server', 'fault', 'backoff', 'the server failed on us'),
  row(1012, 'Service Restart', 'server', 'restart', 'backoff', 'the server restarts'),
  row(1013, 'Try Again Later', 'server', 'overload', 'backoff', 'the server is overloaded'),
  row(1014, 'Bad Gateway', 'server', 'fault', 'backoff', 'the gateway got a bad answer from behind it'),
  row(1015, 'TLS handshake', 'nobody', 'network', 'backoff', 'the TLS handshake failed'),
  row(3000, 'Unauthorized', 'server', 'auth', 'reauthenticate', 'our credentials are missing or expired'),
  row(3003, 'Forbidden', 'server', 'auth', 'none', 'we are not allowed to do this'),
  row(3008, 'Timeout', 'server', 'network', 'backoff', 'the server waited too long for us'),
];
