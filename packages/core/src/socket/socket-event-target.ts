import type { ResilientSocketEventMap } from './events.ts';

type EventType = keyof ResilientSocketEventMap;
type Handler<Type extends EventType> = ((event: ResilientSocketEventMap[Type]) => void) | null;
type Listener<Type extends EventType> = Handler<Type> | { handleEvent(event: ResilientSocketEventMap[Type]): void };

// The types of inherited methods and of properties made below; an interface can say so without any code.
export interface SocketEventTarget {
  addEventListener<Type extends EventType>(
    type: Type,
    listener: Listener<Type>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends EventType>(
    type: Type,
    listener: Listener<Type>,
    options?: boolean | EventListenerOptions,
  ): void;
  onopen: Handler<'open'>;
  onmessage: Handler<'message'>;
  onreconnecting: Handler<'reconnecting'>;
  onerror: Handler<'error'>;
  onclose: Handler<'close'>;
}

/** An EventTarget whose events are typed, with an `on…` property for each. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: every member is there at run time.
export class SocketEventTarget extends EventTarget {
  readonly #handlers: { [type: string]: ((event: Event) => void) | null } = {};

  static {
    for (const type of ['open', 'message', 'reconnecting', 'error', 'close'] as const) {
      Object.defineProperty(SocketEventTarget.prototype, `on${type}`, {
        configurable: true,
        enumerable: true,
        get(this: SocketEventTarget) {
          return this.#handlers[type] ?? null;
        },
        set(this: SocketEventTarget, handler: unknown) {
          const handlers = this.#handlers;
          if (!(type in handlers)) this.addEventListener(type, (event: Event) => handlers[type]?.call(this, event));
          handlers[type] = typeof handler === 'function' ? (handler as (event: Event) => void) : null;
        },
      });
    }
  }
}
