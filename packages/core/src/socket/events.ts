import type { Classification } from '../decide/classify.ts';
import type { TransportClose } from '../decide/machine.ts';
import type { Close } from '../decide/outage.ts';
import type { Decision } from '../decide/policy.ts';

/** `open`, fired for each session: subscribe again here. */
export class OpenEvent extends Event {
  /** 1, 2, 3 … */
  readonly session: number;

  constructor(session: number) {
    super('open');
    this.session = session;
  }
}

/** `reconnecting`, fired for each loss that will be retried. */
export class ReconnectingEvent extends Event {
  readonly close: Close;
  readonly decision: Decision;

  constructor(close: Close, decision: Decision) {
    super('reconnecting');
    this.close = close;
    this.decision = decision;
  }

  get classification(): Classification {
    return this.decision.classification;
  }
}

/** The final `close`, in the shape of the platform's CloseEvent, which Node has only since version 23. */
export class FinalCloseEvent extends Event implements CloseEvent {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;

  constructor({ code, reason, wasClean }: TransportClose) {
    super('close');
    this.code = code;
    this.reason = reason;
    this.wasClean = wasClean;
  }
}
