import { MAX_TIMER_MS } from '../decide/backoff.ts';
import {
  type Command,
  createMachine,
  initialState,
  LOST,
  type MachineEvent,
  type MachineSettings,
  type MachineState,
} from '../decide/machine.ts';
import { type Endpoint, resolveUrl } from './endpoint.ts';
import type { Reauthenticate } from './options.ts';
import type { Platform, WebSocketClass, WebSocketLike } from './platform.ts';
import { type TransportReport, watch } from './transport.ts';

export interface ConnectionSettings extends Omit<MachineSettings, 'canReauthenticate'>, Platform {
  readonly WebSocket: WebSocketClass;
  readonly url: Endpoint;
  readonly protocols: string | string[];
  readonly reauthenticate: Reauthenticate | undefined;
}

/** What the owner of a connection hears. */
export type News =
  | { readonly type: 'changed'; readonly state: MachineState }
  | Extract<TransportReport, { type: 'message' }>
  | Extract<Command, { type: 'opened' | 'reconnecting' | 'ended' }>;

type Happening = MachineEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'at' | 'random'>
    : never
  : never;

export interface Connection {
  /** Of the session, or of the coming one as far as it is known. */
  readonly url: string;
  /** Of the open session, and of the closing one. */
  readonly socket: WebSocketLike | null;
  /**
   * The state changes at once, so that a listener who calls `close()` sees CLOSING; the commands wait their turn behind
   * those that are being executed.
   */
  dispatch(happening: Happening): void;
}

/** Runs a connection machine: tells it what happens, and executes its commands. */
export function createConnection(settings: ConnectionSettings, tell: (news: News) => void): Connection {
  const { WebSocket, url, protocols, reauthenticate, baseUrl, now, random, setTimer, clearTimer, logger } = settings;
  const transition = createMachine({ ...settings, canReauthenticate: !!reauthenticate });
  const connection = {
    url: typeof url === 'function' ? '' : resolveUrl(url, baseUrl),
    socket: null as WebSocketLike | null,
    dispatch,
  };
  let state = initialState;
  /** Those that are being executed. */
  let queue: Command[] = [];
  let timer: unknown;
  /** Of the attempt, session or refresh under way; aborted when it is abandoned. */
  let work = new AbortController();
  return connection;

  function dispatch(happening: Happening): void {
    const before = state;
    const executing = queue.length > 0;
    const { state: next, commands } = transition(state, { ...happening, at: now(), random: random() });
    state = next;
    queue.push(...commands);
    if (state !== before) tell({ type: 'changed', state });
    if (executing) return;
    try {
      for (const command of queue) execute(command);
    } finally {
      queue = [];
    }
  }

  function execute(command: Command): void {
    switch (command.type) {
      case 'connect':
        attempt('connecting', () => (typeof url === 'function' ? url() : url), open, { type: 'closed', close: LOST });
        break;
      case 'reauthenticate':
        attempt(
          'reauthenticate',
          (signal) => reauthenticate?.(command.close, signal),
          (answer) => dispatch({ type: 'reauthenticated', ok: answer !== false }),
          { type: 'reauthenticated', ok: false },
        );
        break;
      case 'disconnect':
        connection.socket?.close(...command.call);
        break;
      case 'discard':
        work.abort();
        connection.socket = null;
        break;
      case 'schedule':
        clearTimer(timer);
        if (command.delayMs === null) break;
        timer = setTimer(() => dispatch({ type: 'timer-fired' }), Math.min(command.delayMs, MAX_TIMER_MS));
        break;
      default:
        tell(command);
    }
  }

  /** Does what may take its time. Where that fails, `failure` has happened; once it is abandoned, nothing has. */
  async function attempt<Result>(
    what: string,
    begin: (signal: AbortSignal) => Result,
    done: (result: Awaited<Result>, signal: AbortSignal) => void,
    failure: Happening,
  ): Promise<void> {
    work = new AbortController();
    const { signal } = work;
    // Whoever closes in the same task, as React's StrictMode does, has begun nothing.
    await null;
    if (signal.aborted) return;
    try {
      const result = await begin(signal);
      if (!signal.aborted) done(result, signal);
    } catch (error) {
      if (signal.aborted) return;
      logger.error(`resilient-socket: ${what} failed`, error);
      dispatch(failure);
    }
  }

  function open(to: string | URL, signal: AbortSignal): void {
    connection.url = resolveUrl(to, baseUrl);
    connection.socket = new WebSocket(connection.url, protocols);
    watch(connection.socket, signal, (report) => {
      if (report.type === 'message') return tell(report);
      if (report.type === 'closed') connection.socket = null;
      dispatch(report);
    });
  }
}
