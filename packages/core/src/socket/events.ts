import type { DecisionDetails } from '../decide/machine-data.ts';
import type { ReceivedData } from './codec.ts';
import { closeEventClass, type SocketData } from './platform.ts';

/** `open`, fired for each session: subscribe again here. */
export interface OpenEvent extends Event {
  /** 1, 2, 3 … */
  readonly session: number;
}

/** `decision`, fired for each close that was not asked for, and where new credentials did not come. */
export interface DecisionEvent extends Event, DecisionDetails {}

/** `reconnecting`, fired after it for each loss that will be retried. */
export interface ReconnectingEvent extends Event, DecisionDetails {}

/** `messageerror`, fired in place of `message` where the codec could not decode what came. */
export interface MessageErrorEvent extends Event {
  /** As it came. */
  readonly data: ReceivedData;
  /** What `decode` threw. */
  readonly error: unknown;
}

/** `undelivered`, fired when messages were dropped, and when a session ended that may have taken some with it. */
export interface UndeliveredEvent<Outgoing = SocketData> extends Event {
  /** Never handed to a session, nor will they be. In the order in which they were sent. */
  readonly dropped: readonly Outgoing[];
  /**
   * Handed to the session that ended, and still in its buffer, or sent within the last 10 s: they may or may not have
   * arrived. In the order in which they were sent; at most the newest 10,000, or 10 MB of them.
   */
  readonly unconfirmed: readonly Outgoing[];
}

/** What a message carries where nobody says it, as native. */
// biome-ignore lint/suspicious/noExplicitAny: it is that in the platform's types.
export type Anything = any;

/** What a native socket fires. */
export interface NativeEventMap<Incoming = Anything> {
  open: OpenEvent;
  message: MessageEvent<Incoming>;
  error: Event;
  close: CloseEvent;
}

export interface ResilientSocketEventMap<Outgoing = SocketData, Incoming = Anything> extends NativeEventMap<Incoming> {
  decision: DecisionEvent;
  reconnecting: ReconnectingEvent;
  undelivered: UndeliveredEvent<Outgoing>;
  messageerror: MessageErrorEvent;
}

export type EventType = keyof ResilientSocketEventMap;

/** For runtimes without that class, such as Node before version 23. */
const PlainCloseEvent = class CloseEvent extends Event {
  declare readonly code: number;
  declare readonly reason: string;
  declare readonly wasClean: boolean;

  constructor(type: string, { code = 0, reason = '', wasClean = false }: CloseEventInit) {
    super(type);
    Object.assign(this, { code, reason, wasClean });
  }

  get [Symbol.toStringTag]() {
    return 'CloseEvent';
  }
};

/** An event of this type that carries `details`. */
export function createEvent(type: EventType, details: object = {}): Event {
  if (type === 'message') return new MessageEvent(type, details);
  if (type === 'close') return new (closeEventClass() ?? PlainCloseEvent)(type, details);
  return Object.assign(new Event(type), details);
}
