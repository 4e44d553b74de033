import { checkKinds } from '../decide/check-kinds.ts';
import { checkNumbers } from '../decide/check-numbers.ts';
import { createPacer } from '../decide/pacer.ts';
import { createPolicy, type PolicyOptions } from '../decide/policy.ts';
import { guarded } from './guarded-logger.ts';
import { defineNativeInterface, type Engine, NativeBase, nativeClass } from './native-interface.ts';
import { createPacedEngine } from './paced-engine.ts';
import { type Logger, type Platform, surroundings, type WebSocketClass } from './platform.ts';

/** Everything is read once, when the class is made. */
export interface PacedWebSocketOptions extends PolicyOptions {
  /**
   * Ms, 0 or more. No session waits longer, unless the server itself asks for it with a retry hint. A close that asks for no
   * retry, other than 1000, makes the next session wait so long. @default 60000
   */
  readonly longestWaitMs?: number;
  /** The class of each connection, such as `ws`'s. @default the global WebSocket at the time the class is made. */
  readonly WebSocket?: WebSocketClass;
  /** Hears each wait that a loss leads to (`info`, one that a stop leads to as `warn`). @default warnings go to the console. */
  readonly logger?: Logger;
  /** Replaces the clock, chance, timers and so on, for tests and other runtimes. @default the surroundings. */
  readonly platform?: Partial<Platform>;
}

/** As the platform's own class, whose place it takes. */
export interface PacedWebSocketClass {
  readonly prototype: WebSocket;
  readonly CONNECTING: 0;
  readonly OPEN: 1;
  readonly CLOSING: 2;
  readonly CLOSED: 3;
  /** Further arguments are passed on to the class of the connections, as `ws` takes options. */
  new (url: string | URL, protocols?: string | string[], ...more: unknown[]): WebSocket;
}

const DEFAULT_LONGEST_WAIT_MS = 60_000;

/**
 * A WebSocket class for clients that keep a session and reconnect on their own, such as graphql-ws, Phoenix or socket.io.
 * Each instance is one session with the true close; but after a loss the next instance for that URL (origin and path)
 * stays CONNECTING until its time has come. Make it once and share it: the waits belong to the class.
 *
 * @throws RangeError when an option is out of its range, TypeError when it is of another kind or there is no WebSocket.
 */
export function pacedWebSocket(options: PacedWebSocketOptions = {}): PacedWebSocketClass {
  checkKinds('an object', { options });
  const platform = surroundings(options.platform);
  const { backoff, longestWaitMs = DEFAULT_LONGEST_WAIT_MS } = options;
  checkKinds('an object', { backoff });
  checkNumbers({ longestWaitMs });
  const Connection = nativeClass(options.WebSocket ?? platform.WebSocket);
  const policy = createPolicy({ ...options, backoff: { maxDelayMs: longestWaitMs, ...backoff } });
  const pacer = createPacer(policy, longestWaitMs);
  const logger = guarded(options.logger ?? platform.logger);
  const settings = { ...platform, logger, WebSocket: Connection, pacer, stableMs: policy.stableMs };

  class PacedWebSocket extends NativeBase {
    declare static readonly CONNECTING: 0;
    declare static readonly OPEN: 1;
    declare static readonly CLOSING: 2;
    declare static readonly CLOSED: 3;

    static {
      defineNativeInterface(PacedWebSocket, (socket) => socket.#engine, Connection);
    }

    readonly #engine: Engine;

    constructor(url: string | URL, protocols: string | string[] = [], ...more: unknown[]) {
      super();
      // biome-ignore lint/complexity/noArguments: as native, `undefined` is a URL and nothing is a mistake.
      if (arguments.length === 0) throw new TypeError('a socket needs a url');
      this.#engine = createPacedEngine(this, settings, url, protocols, more);
    }
  }
  return PacedWebSocket as unknown as PacedWebSocketClass;
}
