import { MAX_REASON_BYTES } from '../codes/reason.ts';
import { browserMaySend } from '../codes/sendable.ts';
import { utf8Length } from '../codes/utf8.ts';
import type { CloseCall } from '../decide/machine-data.ts';
import type { Anything, NativeEventMap, OpenEvent } from './events.ts';
import type { WebSocketClass, WebSocketLike } from './platform.ts';
import type { SocketEvents } from './socket-events.ts';

/** 0 CONNECTING, 1 OPEN, 2 CLOSING, 3 CLOSED. */
export type ReadyState = 0 | 1 | 2 | 3;

/** The connections of one socket, one at a time. */
export interface Link {
  /** Of the session, or of the coming one as far as it is known. */
  readonly url: string;
  /** Of the attempt under way, and of the session; `null` where there is neither. */
  readonly socket: WebSocketLike | null;
  /** What the application chose, for every connection to come. */
  binaryType: BinaryType | undefined;
}

/** What stands behind the native interface of one socket. */
export interface Engine {
  readonly link: Link;
  readonly events: SocketEvents;
  readyState(): ReadyState;
  /** Of messages that wait for a session. */
  queuedBytes(): number;
  send(data: never, options?: object): unknown;
  close(call: CloseCall): void;
}

/** What every socket of ours has, as a native one would; the types of what `defineNativeInterface` defines. */
export interface NativeInterface<Incoming = Anything> extends EventTarget {
  readonly CONNECTING: 0;
  readonly OPEN: 1;
  readonly CLOSING: 2;
  readonly CLOSED: 3;
  /** Of the session, or of the coming one as far as it is known. */
  readonly url: string;
  readonly readyState: ReadyState;
  readonly protocol: string;
  readonly extensions: string;
  /** In bytes, messages that wait for a session included. */
  readonly bufferedAmount: number;
  /** Holds for all sessions. @default what the WebSocket class has */
  binaryType: BinaryType;
  // As native, so that a socket is assignable to the platform's type; `addEventListener` knows that there is a session.
  onopen: ((event: Event & Partial<OpenEvent>) => unknown) | null;
  onmessage: Handler<MessageEvent<Incoming>>;
  onerror: Handler<Event>;
  onclose: Handler<CloseEvent>;
  addEventListener<Type extends keyof NativeEventMap>(
    type: Type,
    listener: Listener<NativeEventMap<Incoming>[Type]> | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof NativeEventMap>(
    type: Type,
    listener: Listener<NativeEventMap<Incoming>[Type]> | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

export type Handler<Fired> = ((event: Fired) => unknown) | null;
export type Listener<Fired> = Handler<Fired> | { handleEvent(event: Fired): unknown };

/** To extend: `EventTarget`, whose subclass gets the rest from `defineNativeInterface`. */
export const NativeBase = EventTarget as new () => NativeInterface;

/** Marks the classes made here, and has the class of their connections. */
const NATIVE = Symbol.for('resilient-socket.native');

/** The class itself, or if it is one of ours, as when the global has been replaced by it, the one behind it. */
export function nativeClass(candidate: WebSocketClass | undefined): WebSocketClass {
  const marked = candidate?.prototype as { readonly [NATIVE]?: WebSocketClass } | undefined;
  const native = marked && NATIVE in marked ? marked[NATIVE] : candidate;
  if (typeof native === 'function') return native;
  throw new TypeError('no WebSocket here: pass a class as options.WebSocket');
}

const READY_STATES = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
/** `ws` has the last two besides. Others are ignored, as native. */
const BINARY_TYPES = ['blob', 'arraybuffer', 'nodebuffer', 'fragments'];
const NATIVE_EVENTS = ['open', 'message', 'error', 'close'];

/**
 * Gives `Class` the native interface, each member on its own prototype and shaped as Web IDL says: enumerable, with the
 * native names and lengths, and an `on…` property for each event, `further` ones included. `engineOf` throws a TypeError for
 * what is no instance, before any argument is looked at.
 */
export function defineNativeInterface<Socket extends NativeInterface>(
  Class: { readonly prototype: Socket },
  engineOf: (socket: Socket) => Engine,
  connectionClass: WebSocketClass | undefined,
  ...further: string[]
): void {
  const define = (members: ThisType<Socket> & object) =>
    Object.defineProperties(Class.prototype, Object.getOwnPropertyDescriptors(members));
  define({
    get url() {
      return engineOf(this).link.url;
    },
    get readyState() {
      return engineOf(this).readyState();
    },
    get protocol() {
      return engineOf(this).link.socket?.protocol ?? '';
    },
    get extensions() {
      return engineOf(this).link.socket?.extensions ?? '';
    },
    get bufferedAmount() {
      const engine = engineOf(this);
      return (engine.link.socket?.bufferedAmount ?? 0) + engine.queuedBytes();
    },
    get binaryType() {
      const { socket, binaryType } = engineOf(this).link;
      return binaryType ?? ((socket?.binaryType ?? 'blob') as BinaryType);
    },
    set binaryType(type: BinaryType) {
      const { link } = engineOf(this);
      if (!BINARY_TYPES.includes(type)) return;
      link.binaryType = type;
      if (link.socket) link.socket.binaryType = type;
    },
    send(data: never, ...more: [options?: object]) {
      const engine = engineOf(this);
      // biome-ignore lint/complexity/noArguments: as native, `send(undefined)` sends a text and `send()` is a mistake.
      if (arguments.length === 0) throw new TypeError('send takes a message');
      return engine.send(data, ...more);
    },
    close(...call: [code?: number, reason?: string]) {
      const engine = engineOf(this);
      engine.close(checkedCall(...call));
    },
    addEventListener(type: string, listener: EventListener | null, ...more: [options?: AddEventListenerOptions]) {
      engineOf(this).events.add(type, listener, ...more);
    },
    removeEventListener(type: string, listener: EventListener | null, ...more: [options?: EventListenerOptions]) {
      engineOf(this).events.remove(type, listener, ...more);
    },
  });
  for (const type of [...NATIVE_EVENTS, ...further]) {
    const name = `on${type}`;
    // `null` by default; it keeps its place among the listeners.
    define({
      get [name]() {
        return engineOf(this).events.handler(type);
      },
      set [name](handler: unknown) {
        engineOf(this).events.handle(type, handler);
      },
    });
  }
  for (const [value, name] of READY_STATES.entries()) {
    for (const owner of [Class, Class.prototype]) Object.defineProperty(owner, name, { enumerable: true, value });
  }
  Object.defineProperty(Class, 'name', { configurable: true, value: 'WebSocket' });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { configurable: true, value: 'WebSocket' });
  Object.defineProperty(Class.prototype, NATIVE, { value: connectionClass });
}

/**
 * The arguments of `close` as Web IDL converts them; what was left out stays out, as the peer sees the difference.
 *
 * @throws InvalidAccessError, SyntaxError (DOMExceptions, as native)
 */
function checkedCall(code?: number, reason?: string): CloseCall {
  const number = code === undefined ? undefined : Math.round(Number(code));
  const text = reason === undefined ? undefined : `${reason}`;
  if (number !== undefined && !browserMaySend(number)) {
    throw new DOMException(`code must be 1000 or 3000-4999, got ${code}`, 'InvalidAccessError');
  }
  if (text !== undefined && utf8Length(text) > MAX_REASON_BYTES) {
    throw new DOMException(`reason must be at most ${MAX_REASON_BYTES} bytes`, 'SyntaxError');
  }
  if (text !== undefined) return [number, text];
  return number === undefined ? [] : [number];
}
