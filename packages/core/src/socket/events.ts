import type { ReconnectingDetails } from '../decide/machine-data.ts';
import { closeEventClass } from './platform.ts';

/** `open`, fired for each session: subscribe again here. */
export interface OpenEvent extends Event {
  /** 1, 2, 3 … */
  readonly session: number;
}

/** `reconnecting`, fired for each loss that will be retried. */
export interface ReconnectingEvent extends Event, ReconnectingDetails {}

export interface ResilientSocketEventMap {
  open: OpenEvent;
  message: MessageEvent;
  reconnecting: ReconnectingEvent;
  error: Event;
  close: CloseEvent;
}

export type EventType = keyof ResilientSocketEventMap;

/** For runtimes without that class, such as Node before version 23. */
const PlainCloseEvent = class CloseEvent extends Event {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;

  constructor(type: string, { code = 0, reason = '', wasClean = false }: CloseEventInit) {
    super(type);
    this.code = code;
    this.reason = reason;
    this.wasClean = wasClean;
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
