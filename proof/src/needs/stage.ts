/** What one connection to a stage gets. */
export interface Step {
  /** The HTTP status that refuses the handshake. */
  readonly refuse?: number;
  /** What it hears first. */
  readonly greet?: string;
  /** Is the token in its query looked at? 3000 ends it as soon as that has expired. */
  readonly checksToken?: true;
  /** How it ends by itself. @default it stays. */
  readonly ending?: Ending;
}

export interface Ending {
  /** Of the Close frame; without one the TCP connection is ended abruptly. */
  readonly code?: number;
  readonly reason?: string;
  /** Once so many of its messages were read. @default 0: at once */
  readonly afterMessages?: number;
  /** In ms: it ends then at the latest. @default only the messages count. */
  readonly afterMs?: number;
  /** So long, in ms, it lies there unread before it ends. @default 0 */
  readonly unreadMs?: number;
}

/** A connection as the server saw it. */
export interface Seen {
  /** Of its URL, as it came. */
  readonly query: string;
  /** That it offered, as they came. */
  readonly protocols: string | undefined;
  /** What the server has read while the session was open on its side: what comes behind its Close frame it ignores. */
  readonly received: string[];
}

/** What a test asks the server for. */
export type Question =
  /** Opens a stage: connection n to it gets step n, and the last step repeats. The answer is its path. */
  | { readonly type: 'play'; readonly steps: readonly Step[] }
  /** All connections to a stage, refused ones included. */
  | { readonly type: 'seen'; readonly path: string }
  /** Ends the open connections of a stage. */
  | { readonly type: 'lose'; readonly path: string; readonly code: number }
  /** A port on which nothing listens. */
  | { readonly type: 'vacate' }
  /** Serves all stages on this port too. */
  | { readonly type: 'listen'; readonly port: number };

/** A token that says itself until when it is valid, in ms since 1970. */
export function tokenUntil(expiresAt: number, name: string): string {
  return `${name}.${expiresAt}`;
}

export function expiryOf(token: string): number {
  return Number(token.split('.')[1]);
}
