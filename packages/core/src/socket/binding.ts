import type { Codec } from './codec.ts';
import { type Endpoints, endpointKey, type Protocols } from './endpoint.ts';
import type { Anything } from './events.ts';
import type { ResilientSocketOptions } from './options.ts';
import type { SocketData } from './platform.ts';
import type { ResilientSocket } from './resilient-socket.ts';
import { createSharedSockets, type Lease, type SharedSockets } from './shared-sockets.ts';
import { createWantedSocket } from './wanted-socket.ts';

/**
 * Options of a socket that a component asks for. `decide`, `reauthenticate`, `confirmOpen` and functions of `url` and
 * `protocols` are always those that were given last; everything else is read when a socket is made. Other `protocols`, and
 * another `key` or `shared`, make another socket; other options do not.
 */
export interface BindingOptions<Outgoing = SocketData, Incoming = Anything> extends ResilientSocketOptions<Incoming> {
  /** The subprotocols to offer. A change, by value, makes another socket. @default [] */
  readonly protocols?: Protocols | undefined;
  /** A change makes another socket, as for another user. @default none */
  readonly key?: string | undefined;
  /**
   * From `createSharedSockets()`: whoever gives the same one, with the same url, protocols and key, uses the same socket,
   * made with the options of who came first. @default a socket of its own
   */
  readonly shared?: SharedSockets | undefined;
  /** How messages travel. Read when a socket is made. @default texts and bytes go as they are. */
  readonly codec?: Codec<Outgoing, Incoming>;
}

/** What a component asks for; `url: null` is nothing, not now. */
export interface Wanted<Outgoing = SocketData, Incoming = Anything> {
  readonly url: Endpoints | null;
  readonly options: BindingOptions<Outgoing, Incoming>;
}

/** For bindings: the socket of one component, through all that it asks for. */
export interface Binding<Outgoing = SocketData, Incoming = Anything> {
  /** The one that was shown last. */
  readonly socket: ResilientSocket<Outgoing, Incoming> | null;
  /**
   * To be called whenever it may ask for something else.
   *
   * @throws TypeError when functions of `url` or `protocols` are to be shared without a `key`; whatever the constructor of
   * ResilientSocket throws.
   */
  want(wanted: Wanted<Outgoing, Incoming>): void;
  /** Goes on after `stop`, with what was wanted last. */
  start(): void;
  /** The component is gone. What is started again in the same task, as in React's StrictMode, keeps its socket. */
  stop(): void;
  /** Does nobody see the component? */
  setPaused(paused: boolean): void;
  /** Ends a wait; where the socket has closed for good, makes a new one. `false` when there was nothing to do. */
  retryNow(): boolean;
}

/** `show` hears of each socket, and of `null` where none is asked for any more. */
export function createBinding<Outgoing = SocketData, Incoming = Anything>(
  show: (socket: ResilientSocket<Outgoing, Incoming> | null) => void,
): Binding<Outgoing, Incoming> {
  type Asked = Wanted<Outgoing, Incoming> & { readonly identity: string | null };
  let own: SharedSockets | undefined;
  let latest: Asked | undefined;
  let held: { readonly identity: string; readonly sockets: SharedSockets; readonly lease: Lease } | undefined;
  let socket: ResilientSocket<Outgoing, Incoming> | null = null;
  let stopped = true;
  let paused = false;

  function hold(asked: Asked): void {
    stopped = false;
    const { identity, options } = asked;
    own ??= createSharedSockets({ graceMs: 0, platform: options.platform ?? {} });
    const { shared: sockets = own } = options;
    if (held?.identity === identity && held?.sockets === sockets) return;
    release();
    if (identity === null) {
      use(null);
      return;
    }
    held = { identity, sockets, lease: sockets.acquire(identity, maker(asked), use) };
    held.lease.setPaused(paused);
  }

  function use(next: typeof socket): void {
    socket = next;
    show(next);
  }

  function release(): void {
    held?.lease.release();
    held = undefined;
  }

  /** What is asked for later counts only as long as it is the same socket. */
  function maker(asked: Asked): () => ResilientSocket<Outgoing, Incoming> {
    let mine = asked;
    return () =>
      createWantedSocket(() => {
        if (latest?.identity === mine.identity) mine = latest;
        return mine;
      });
  }

  return {
    get socket() {
      return socket;
    },
    want(wanted) {
      latest = { ...wanted, identity: endpointKey({ url: wanted.url, ...wanted.options }) };
      hold(latest);
    },
    start() {
      if (stopped && latest) hold(latest);
    },
    stop() {
      stopped = true;
      release();
    },
    setPaused(asked) {
      paused = asked;
      held?.lease.setPaused(asked);
    },
    retryNow: () => held?.lease.retryNow() ?? false,
  };
}
