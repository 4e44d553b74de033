export { type Category, type CloseCode, closeCodes, type Recovery } from './codes/close-codes.ts';
export { type CodeFacts, codeFacts, type Sender } from './codes/code-facts.ts';
export { type CloseCodeRange, ranges } from './codes/ranges.ts';
export { MAX_REASON_BYTES, truncateReason } from './codes/reason.ts';
export { isSendable } from './codes/sendable.ts';
export type { Source, Verified } from './codes/sources.ts';
export { type Ending, type Surface, surfaces, surfacesOf } from './codes/surfaces.ts';
export { type Backoff, type BackoffOptions, constant, exponential, proportional, uniform } from './decide/backoff.ts';
export { type Classification, type ClassifyOptions, classify } from './decide/classify.ts';
export type { CodeMap } from './decide/code-map.ts';
export type { Decision, Reauthentication } from './decide/decision.ts';
export {
  type Basis,
  type Dialect,
  type DialectCode,
  defineDialect,
} from './decide/dialect.ts';
export { createMachine, type MachineSettings } from './decide/machine.ts';
export {
  type CloseCall,
  type Command,
  type DecisionDetails,
  initialState,
  type MachineEvent,
  type MachineState,
  type Phase,
  type Transition,
  type TransportClose,
} from './decide/machine-data.ts';
export type { Close, Outage } from './decide/outage.ts';
export {
  type Circumstances,
  createPolicy,
  type Policy,
  type PolicyOptions,
} from './decide/policy.ts';
export type { ReportedClose, Retrier } from './decide/retrier.ts';
export { formatRetryHint, MAX_HINT_MS, parseRetryHint } from './decide/retry-hint.ts';
export type { CodeRule, RuleOptions, Span } from './decide/rules.ts';
export type { Timing } from './decide/timing.ts';
export type { Decide, Verdict } from './decide/verdict.ts';
export type { PageState } from './decide/wait.ts';
export { type Binding, type BindingOptions, createBinding, type Wanted } from './socket/binding.ts';
export type { Codec, ReceivedData } from './socket/codec.ts';
export { createCountdown } from './socket/countdown.ts';
export type { SocketDiagnostics } from './socket/diagnostics.ts';
export type { Endpoint, Endpoints, PerAttempt, Protocols } from './socket/endpoint.ts';
export type {
  Anything,
  DecisionEvent,
  MessageErrorEvent,
  NativeEventMap,
  OpenEvent,
  ReconnectingEvent,
  ResilientSocketEventMap,
  UndeliveredEvent,
} from './socket/events.ts';
export type { HeartbeatOptions } from './socket/heartbeat.ts';
export { type History, type HistoryEntry, type HistoryOptions, recordHistory } from './socket/history.ts';
export { latestMessage } from './socket/latest-message.ts';
export type { ReadyState } from './socket/native-interface.ts';
export type { CodecOptions, Reauthenticate, ResilientSocketOptions } from './socket/options.ts';
export type { OutboxOptions } from './socket/outbox.ts';
export type { SendOptions, SendOutcome } from './socket/outgoing.ts';
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
export type { Readable } from './socket/readable.ts';
export { ResilientSocket, type ResilientSocketClass } from './socket/resilient-socket.ts';
export { createRetrier, type RetrierOptions } from './socket/retrier.ts';
export {
  createSharedSockets,
  type Lease,
  type SharedSockets,
  type SharedSocketsOptions,
} from './socket/shared-sockets.ts';
export { idleSnapshot, noSocket, type SocketSnapshot } from './socket/snapshot.ts';
