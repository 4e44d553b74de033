import type { ReconnectingDetails } from '../decide/machine.ts';
import { closeEventClass } from './platform.ts';

/** `open`, fired for each session: subscribe again here. */
export interface OpenEvent extends Event {
  /** 1, 2, 3 … */
  readonly session: number;
}

/** `reconnecting`, fired for each loss that will be retried. */
export interface ReconnectingEvent extends Event, ReconnectingDetails {}

/** The final `close`; a real CloseEvent where the runtime has that class (Node since version 23). */
export interface FinalCloseEvent extends Event {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
}

export interface ResilientSocketEventMap {
  open: OpenEvent;
  message: MessageEvent;
  reconnecting: ReconnectingEvent;
  error: Event;
  close: FinalCloseEvent;
}

/** An event of this type that carries `details`. */
export function createEvent(type: keyof ResilientSocketEventMap, details: object = {}): Event {
  if (type === 'message') return new MessageEvent(type, details);
  const CloseEvent = closeEventClass();
  if (type === 'close' && CloseEvent) return new CloseEvent(type, details);
  return Object.assign(new Event(type), details);
}
