import { MAX_TIMER_MS } from '../decide/backoff.ts';
import { kindOf } from '../decide/kind-of.ts';
import { createMachine, type MachineSettings } from '../decide/machine.ts';
import {
  type CloseCall,
  type Command,
  initialState,
  LOST,
  type MachineEvent,
  type MachineState,
} from '../decide/machine-data.ts';
import { checkedProtocols, type Endpoint, type PerAttempt, type Protocols, resolveUrl } from './endpoint.ts';
import type { HeartbeatOptions } from './heartbeat.ts';
import type { Link } from './native-interface.ts';
import type { Reauthenticate } from './options.ts';
import type { Platform, TransportEvent, WebSocketClass } from './platform.ts';
import { redacted } from './redacted.ts';
import { idleSnapshot, looksSame, type SocketSnapshot, snapshotOf } from './snapshot.ts';
import { LEFT, type TransportListener, watch } from './transport.ts';
import { createVigil, type Vigil } from './vigil.ts';

export interface ConnectionSettings extends Omit<MachineSettings, 'canReauthenticate' | 'endpoints'>, Platform {
  readonly WebSocket: WebSocketClass;
  readonly urls: readonly Endpoint[];
  readonly protocols: Protocols;
  readonly reauthenticate: Reauthenticate | undefined;
  readonly heartbeat: HeartbeatOptions | undefined;
  /** How to close a session that is left for the next one. */
  readonly leaveCall: CloseCall;
}

/** Executes commands of these types. */
type Executor<Type extends Command['type']> = {
  readonly [One in Type]: (command: Extract<Command, { type: One }>) => unknown;
};

/** What the owner of a connection hears, and which commands it executes. */
export interface ConnectionListener extends Executor<'opened' | 'confirmed' | 'decided' | 'reconnecting' | 'ended'> {
  /** There is a new snapshot. */
  changed(before: MachineState): void;
  readonly message: (event: TransportEvent) => unknown;
}

type Happening = MachineEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'at' | 'random'>
    : never
  : never;

export interface Connection extends Link {
  readonly state: MachineState;
  /** What the application sees of it. */
  readonly snapshot: SocketSnapshot;
  /** Begins to connect, and to watch the page and the clock; until then nothing has to be cleaned up. */
  start(): void;
  /**
   * The state changes at once, so that a listener who calls `close()` sees CLOSING; the commands wait their turn behind
   * those that are being executed.
   */
  dispatch(happening: Happening): void;
  readonly vigil: Vigil;
}

/** Runs a connection machine: tells it what happens, and executes its commands. */
export function createConnection(settings: ConnectionSettings, listener: ConnectionListener): Connection {
  const { WebSocket, urls, protocols, reauthenticate, baseUrl, now, random, setTimer, clearTimer, logger } = settings;
  const transition = createMachine({ ...settings, canReauthenticate: !!reauthenticate, endpoints: urls.length });
  const [firstUrl = ''] = urls.map((url) => (typeof url === 'function' ? '' : resolveUrl(url, baseUrl)));
  const vigil = createVigil(settings, () => connection);
  const connection: { -readonly [Name in keyof Connection]: Connection[Name] } = {
    state: initialState,
    snapshot: idleSnapshot,
    url: firstUrl,
    socket: null,
    binaryType: undefined,
    start,
    dispatch,
    vigil,
  };
  /** The application has the last word, in `decide`; what it calls there comes after it. */
  let deciding = false;
  /** Those that are being executed. */
  let queue: Command[] = [];
  let timer: unknown;
  /** Of the attempt, session or refresh under way; aborted when it is abandoned. */
  let work = new AbortController();
  const executor: Executor<Command['type']> = {
    // The news are the owner's to execute.
    ...listener,
    connect({ endpoint }) {
      attempt(
        'connecting',
        (signal) => Promise.all([ask(urls[endpoint] ?? '', signal), ask(protocols, signal)]),
        open,
        (cause) => ({ type: 'closed', close: { ...LOST, cause, note: `no connection was tried: ${kindOf(cause)}` } }),
      );
    },
    reauthenticate({ close }) {
      attempt(
        'reauthenticate',
        (signal) => reauthenticate?.(close, signal),
        (answer) => dispatch({ type: 'reauthenticated', ok: answer !== false }),
        (cause) => ({ type: 'reauthenticated', ok: false, cause }),
      );
    },
    disconnect: ({ call }) => connection.socket?.close(...call),
    discard() {
      work.abort();
      connection.socket = null;
    },
    leave() {
      work.abort(LEFT);
      connection.socket = null;
    },
    schedule({ delayMs }) {
      clearTimer(timer);
      if (delayMs !== null) timer = setTimer(() => dispatch({ type: 'timer-fired' }), Math.min(delayMs, MAX_TIMER_MS));
    },
    // A subscriber may have closed it when the state changed.
    opened: (command) => connection.state.phase === 'open' && listener.opened(command),
    confirmed: (command) => connection.state.phase === 'open' && listener.confirmed(command),
    // So may a listener of the decision.
    reconnecting: (command) => connection.state.phase === 'waiting' && listener.reconnecting(command),
  };
  return connection;

  function start(): void {
    vigil.start();
    dispatch({ type: 'connect' });
  }

  function dispatch(happening: Happening): void {
    if (deciding) {
      queueMicrotask(() => dispatch(happening));
      return;
    }
    const before = connection.state;
    const executing = queue.length > 0;
    const event = { ...happening, at: now(), random: random() };
    deciding = true;
    const { state, commands } = transition(before, event);
    deciding = false;
    connection.state = state;
    queue.push(...commands);
    if (!looksSame(state, before)) {
      connection.snapshot = snapshotOf(state);
      vigil.changed(before);
      listener.changed(before);
    }
    if (executing) return;
    try {
      for (const command of queue) executor[command.type](command as never);
    } finally {
      queue = [];
    }
  }

  async function ask<Value>(given: Value | PerAttempt<Value>, signal: AbortSignal): Promise<Value> {
    return typeof given === 'function' ? (given as PerAttempt<Value>)(connection.snapshot, signal) : given;
  }

  /** Does what may take its time. Where that fails, `failure` has happened; once it is abandoned, nothing has. */
  async function attempt<Result>(
    what: string,
    begin: (signal: AbortSignal) => Result,
    done: (result: Awaited<Result>, signal: AbortSignal) => void,
    failure: (cause: unknown) => Happening,
  ): Promise<void> {
    const mine = new AbortController();
    const { signal } = mine;
    work = mine;
    // Whoever closes in the same task, as React's StrictMode does, has begun nothing.
    await null;
    if (signal.aborted) return;
    try {
      const result = await begin(signal);
      if (!signal.aborted) done(result, signal);
    } catch (cause) {
      if (signal.aborted) return;
      // What else was asked for this attempt need not go on.
      mine.abort();
      dispatch(failure(cause));
      // Last, as the logger may close the socket. What was thrown might be secret; the application finds it in the snapshot.
      logger.error(`${what} failed: ${kindOf(cause)}`);
    }
  }

  function open([url, offered]: [string | URL, string | readonly string[] | undefined], signal: AbortSignal): void {
    connection.url = resolveUrl(url, baseUrl);
    logger.debug(`connecting to ${redacted(connection.url)}`);
    // The logger is the application's.
    if (signal.aborted) return;
    const socket = new WebSocket(connection.url, checkedProtocols(offered ?? []));
    connection.socket = socket;
    if (connection.binaryType) socket.binaryType = connection.binaryType;
    const listening: TransportListener = {
      opened: () => dispatch({ type: 'opened' }),
      message: settings.heartbeat ? hear : listener.message,
      pinged: vigil.heard,
      closed(close) {
        connection.socket = null;
        dispatch({ type: 'closed', close });
      },
    };
    watch(socket, listening, signal, settings.leaveCall);
  }

  function hear(event: TransportEvent): void {
    vigil.heard();
    listener.message(event);
  }
}
