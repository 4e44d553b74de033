import { checkKinds } from '../decide/check-kinds.ts';

/** Anything that can be sent. */
export type SocketData = string | ArrayBufferLike | ArrayBufferView<ArrayBufferLike> | Blob;

/** What is read of a connection's events; `ws` has its own, which are no DOM events. */
export interface TransportEvent {
  readonly type: string;
  readonly code?: number;
  readonly reason?: string;
  readonly wasClean?: boolean;
  readonly data?: unknown;
  readonly origin?: string;
}

/** What is used of one connection: the browser's WebSocket, Node's, and the `ws` package's have it. */
export interface WebSocketLike {
  readonly readyState: number;
  readonly protocol: string;
  readonly extensions: string;
  readonly bufferedAmount: number;
  binaryType: string;
  /** Takes SocketData; every runtime declares its own type of Blob. */
  send(data: never): void;
  close(code?: number | undefined, reason?: string): void;
  addEventListener(type: string, listener: (event: TransportEvent) => void): void;
  removeEventListener(type: string, listener: (event: TransportEvent) => void): void;
  // What `ws` has besides: it can be ended by force, and it shows pings.
  terminate?(): void;
  on?(type: 'ping', listener: () => void): unknown;
  off?(type: 'ping', listener: () => void): unknown;
}

/** The type of its further arguments is its own affair: `ws` takes options. */
// biome-ignore lint/suspicious/noExplicitAny: any other type would refuse some class.
export type WebSocketClass = new (url: string, protocols?: string | string[], ...more: any[]) => WebSocketLike;

/** Where log lines go; `console` fits. */
export interface Logger {
  debug(message: string, ...details: unknown[]): void;
  info(message: string, ...details: unknown[]): void;
  warn(message: string, ...details: unknown[]): void;
  error(message: string, ...details: unknown[]): void;
}

/** The life of the page, or of the app, that the socket lives in. Give your own for React Native and the like. */
export interface PageLife {
  isOnline(): boolean;
  isVisible(): boolean;
  /**
   * `changed` is to be called when one of the two may have changed; `restored` when the page comes back from a cache
   * without its connections; `resumed` when it goes on after it was frozen. Returns how to stop.
   */
  listen(changed: () => void, restored: () => void, resumed: () => void): () => void;
}

/** Everything the socket takes from its surroundings. Replace any of it, for tests or for another runtime. */
export interface Platform {
  /** Read when a socket is made. */
  readonly WebSocket: WebSocketClass | undefined;
  /** Ms since 1970. */
  now(): number;
  /** A number in [0, 1). */
  random(): number;
  setTimer(callback: () => void, delayMs: number): unknown;
  clearTimer(timer: unknown): void;
  readonly page: PageLife;
  /** What relative URLs are relative to. */
  readonly baseUrl: string | undefined;
  /** Where warnings go when no `logger` is given. */
  readonly logger: Logger;
}

export const now = (): number => Date.now();
export const random = (): number => Math.random();

/** How long a frame takes where there are none to ask for, in ms. */
const FRAME_MS = 16;

/** Calls back when the page draws next, which a hidden page does not; returns how to cancel that. */
export function onNextFrame(callback: () => void): () => void {
  if (typeof requestAnimationFrame !== 'function') {
    const timer = setTimeout(callback, FRAME_MS);
    return () => clearTimeout(timer);
  }
  const frame = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(frame);
}

/** Node has it since version 23. */
export const closeEventClass = () => globalThis.CloseEvent as typeof CloseEvent | undefined;

/** As it was when this module was loaded: the global may have been replaced by a class of ours since. */
export const nativeWebSocket = globalThis.WebSocket as WebSocketClass | undefined;

/** What a page has; a worker has no document, and Node has neither that nor these events. */
const browserPage: PageLife = {
  // Absent in Node and React Native.
  isOnline: () => globalThis.navigator?.onLine !== false,
  isVisible: () => globalThis.document?.visibilityState !== 'hidden',
  listen(changed, restored, resumed) {
    const over = new AbortController();
    const { document } = globalThis as { document?: Document };
    const hear = (target: Partial<EventTarget> | undefined, type: string, listener: (event: Event) => void) =>
      target?.addEventListener?.(type, listener, { signal: over.signal });
    hear(globalThis, 'online', changed);
    hear(globalThis, 'offline', changed);
    hear(globalThis, 'pageshow', (event) => (event as PageTransitionEvent).persisted && restored());
    hear(document, 'visibilitychange', changed);
    hear(document, 'resume', resumed);
    return () => over.abort();
  },
};

/**
 * The only place that names a global which differs between runtimes. `replaced` takes the place of any of it.
 *
 * @throws TypeError where that is of another kind.
 */
export function surroundings(replaced: Partial<Platform> | undefined): Platform {
  checkKinds('an object', { platform: replaced });
  const platform: Platform = {
    WebSocket: globalThis.WebSocket as WebSocketClass | undefined,
    now,
    random,
    setTimer: (callback, delayMs) => setTimeout(callback, delayMs),
    clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
    page: browserPage,
    baseUrl: globalThis.location?.href,
    logger: { ...console, debug() {}, info() {} },
    ...replaced,
  };
  const { now: clock, random: chance, setTimer, clearTimer } = platform;
  checkKinds('a function', { now: clock, random: chance, setTimer, clearTimer }, 'platform.');
  return platform;
}
