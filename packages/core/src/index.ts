export { type Category, type CloseCode, closeCodes, type Recovery } from './codes/close-codes.ts';
export { type CodeFacts, codeFacts, type Sender } from './codes/code-facts.ts';
export { type CloseCodeRange, ranges } from './codes/ranges.ts';
export { MAX_REASON_BYTES, truncateReason } from './codes/reason.ts';
export { isSendable } from './codes/sendable.ts';
export { type Backoff, type BackoffOptions, constant, exponential, proportional, uniform } from './decide/backoff.ts';
export { type Classification, type ClassifyOptions, classify } from './decide/classify.ts';
export type { CodeMap } from './decide/code-map.ts';
export type { Decision } from './decide/decision.ts';
export type { Dialect, DialectCode } from './decide/dialect.ts';
export { createMachine, type MachineSettings } from './decide/machine.ts';
export {
  type CloseCall,
  type Command,
  initialState,
  type MachineEvent,
  type MachineState,
  type Phase,
  type ReconnectingDetails,
  type Transition,
  type TransportClose,
} from './decide/machine-data.ts';
export type { Close, Outage } from './decide/outage.ts';
export {
  type Circumstances,
  createPolicy,
  type Policy,
  type PolicyOptions,
  type Verdict,
} from './decide/policy.ts';
export type { ReportedClose, Retrier } from './decide/retrier.ts';
export { formatRetryHint, MAX_HINT_MS, parseRetryHint } from './decide/retry-hint.ts';
export type { CodeRule, RuleOptions } from './decide/rules.ts';
export type { PageState } from './decide/wait.ts';
export { type Endpoint, endpointKey } from './socket/endpoint.ts';
export type { OpenEvent, ReconnectingEvent, ResilientSocketEventMap } from './socket/events.ts';
export type { HeartbeatOptions } from './socket/heartbeat.ts';
export type { ReadyState } from './socket/native-interface.ts';
export type { Reauthenticate, ResilientSocketOptions } from './socket/options.ts';
export {
  type PacedWebSocketClass,
  type PacedWebSocketOptions,
  pacedWebSocket,
} from './socket/paced-web-socket.ts';
export type {
  Logger,
  PageLife,
  Platform,
  SocketData,
  TransportEvent,
  WebSocketClass,
  WebSocketLike,
} from './socket/platform.ts';
export type { SendOutcome } from './socket/resilient-engine.ts';
export { ResilientSocket } from './socket/resilient-socket.ts';
export { createRetrier, type RetrierOptions } from './socket/retrier.ts';
export { idleSnapshot, type SocketSnapshot } from './socket/snapshot.ts';
