import type { Close } from '../decide/outage.ts';
import type { PolicyOptions } from '../decide/policy.ts';
import type { Codec } from './codec.ts';
import type { Anything } from './events.ts';
import type { HeartbeatOptions } from './heartbeat.ts';
import type { OutboxOptions } from './outbox.ts';
import type { Logger, Platform, WebSocketClass } from './platform.ts';

/** How new credentials are got; `false` or a rejection means that there are none. */
export type Reauthenticate = (close: Close, signal: AbortSignal) => unknown;

/** Everything is read once, when the socket is made. `Incoming` is what a message carries. */
export interface ResilientSocketOptions<Incoming = Anything> extends PolicyOptions {
  /** Ms, 0 or more. An attempt that takes longer has failed (as 1006, never opened). @default 10000 */
  readonly connectTimeoutMs?: number;
  /** Ms, 0 or more. So long `close()` waits for the peer's answer; then it is 1006. @default 2000 */
  readonly closeTimeoutMs?: number;
  /**
   * Gets new credentials, after 3000, 1008, or the third attempt in a row that never opened; one call at a time, after the
   * wait, if there is one. Resolve when they are there: the `url` function runs after it. `false` or a rejection means there
   * are none. `signal` aborts when it takes too long, or the socket is closed or reconnected meanwhile; obey it, as the next
   * call does not wait for this one then.
   * @default none: those closes are handled without.
   */
  readonly reauthenticate?: Reauthenticate;
  /** Ms, 0 or more. `reauthenticate` that takes longer has failed. @default 30000; give more where somebody has to log in. */
  readonly reauthenticateTimeoutMs?: number;
  /**
   * Does this message confirm that the session has begun? Asked for each message of a session, after its listeners, until it
   * says yes. Until then what waits in the outbox is held back, and the session does not count as stable; a session that is
   * not confirmed within `connectTimeoutMs` is given up as lost. What it throws is logged, and means no.
   * @default none: a session has begun as soon as it is open.
   */
  readonly confirmOpen?: (data: Incoming) => boolean;
  /** Notices links that died without a word. @default none: only sleep and the platform's own errors are noticed. */
  readonly heartbeat?: HeartbeatOptions;
  /**
   * Ms, 0 or more. While the page is hidden a wait takes at least this long; becoming visible ends what it added.
   * @default 0: hidden pages reconnect like visible ones.
   */
  readonly hiddenDelayMs?: number;
  /** The class of each connection, such as `ws`'s. @default the global WebSocket at the time the socket is made. */
  readonly WebSocket?: WebSocketClass;
  /**
   * What is kept while no session can take it. `false`: nothing, and `send` throws while connecting, as native.
   * @default true: up to 100 messages, of 10 MB in all.
   */
  readonly outbox?: boolean | OutboxOptions;
  /** Closes the socket when aborted, like `close()`. */
  readonly signal?: AbortSignal;
  /** Hears each decision (`info`, a stop as `warn`). @default warnings and errors go to the console. */
  readonly logger?: Logger;
  /** Replaces the clock, chance, timers and so on, for tests and other runtimes. @default the surroundings. */
  readonly platform?: Partial<Platform>;
}

/** Options of a socket that speaks the application's own messages. */
export interface CodecOptions<Outgoing, Incoming> extends ResilientSocketOptions<Incoming> {
  readonly codec: Codec<Outgoing, Incoming>;
}
