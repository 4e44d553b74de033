import type { OpenEvent, ReconnectingEvent } from './events.ts';

export interface ResilientSocketEventMap {
  open: OpenEvent;
  message: MessageEvent;
  reconnecting: ReconnectingEvent;
  error: Event;
  close: CloseEvent;
}

type EventType = keyof ResilientSocketEventMap;
type Handler<Type extends EventType> = ((event: ResilientSocketEventMap[Type]) => void) | null;
type Listener<Type extends EventType> = Handler<Type> | { handleEvent(event: ResilientSocketEventMap[Type]): void };

/** An EventTarget whose events are typed, with an `on…` property for each. */
export class SocketEventTarget extends EventTarget {
  readonly #handlers = new Map<EventType, { handler: unknown; listener: (event: Event) => void }>();

  override addEventListener<Type extends EventType>(
    type: Type,
    listener: Listener<Type>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener, options);
  }

  override removeEventListener<Type extends EventType>(
    type: Type,
    listener: Listener<Type>,
    options?: boolean | EventListenerOptions,
  ): void;
  override removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void {
    super.removeEventListener(type, listener, options);
  }

  get onopen(): Handler<'open'> {
    return this.#handlerOf('open');
  }
  set onopen(handler: Handler<'open'>) {
    this.#handle('open', handler);
  }
  get onmessage(): Handler<'message'> {
    return this.#handlerOf('message');
  }
  set onmessage(handler: Handler<'message'>) {
    this.#handle('message', handler);
  }
  get onreconnecting(): Handler<'reconnecting'> {
    return this.#handlerOf('reconnecting');
  }
  set onreconnecting(handler: Handler<'reconnecting'>) {
    this.#handle('reconnecting', handler);
  }
  get onerror(): Handler<'error'> {
    return this.#handlerOf('error');
  }
  set onerror(handler: Handler<'error'>) {
    this.#handle('error', handler);
  }
  get onclose(): Handler<'close'> {
    return this.#handlerOf('close');
  }
  set onclose(handler: Handler<'close'>) {
    this.#handle('close', handler);
  }

  #handlerOf<Type extends EventType>(type: Type): Handler<Type> {
    return (this.#handlers.get(type)?.handler ?? null) as Handler<Type>;
  }

  /** A new function takes the place of the old one among the listeners; anything that cannot be called removes it. */
  #handle<Type extends EventType>(type: Type, handler: Handler<Type>): void {
    const entry = this.#handlers.get(type);
    if (typeof handler !== 'function') {
      if (entry) super.removeEventListener(type, entry.listener);
      this.#handlers.delete(type);
    } else if (entry) {
      entry.handler = handler;
    } else {
      const listener = (event: Event) => this.#handlerOf(type)?.call(this, event as ResilientSocketEventMap[Type]);
      this.#handlers.set(type, { handler, listener });
      super.addEventListener(type, listener);
    }
  }
}
