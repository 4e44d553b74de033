import { MAX_TIMER_MS } from '../decide/backoff.ts';
import { createMachine, type MachineSettings } from '../decide/machine.ts';
import { type Command, initialState, LOST, type MachineEvent, type MachineState } from '../decide/machine-data.ts';
import { watchClock } from './clock-watch.ts';
import { type Endpoint, resolveUrl } from './endpoint.ts';
import { createHeartbeat, type HeartbeatOptions } from './heartbeat.ts';
import type { Link } from './native-interface.ts';
import type { Reauthenticate } from './options.ts';
import type { Platform, SocketData, TransportEvent, WebSocketClass, WebSocketLike } from './platform.ts';
import { type TransportListener, watch } from './transport.ts';

export interface ConnectionSettings extends Omit<MachineSettings, 'canReauthenticate'>, Platform {
  readonly WebSocket: WebSocketClass;
  readonly url: Endpoint;
  readonly protocols: string | string[];
  readonly reauthenticate: Reauthenticate | undefined;
  readonly heartbeat: HeartbeatOptions | undefined;
}

/** The commands that are the owner's to execute. */
export type News = Extract<Command, { type: 'opened' | 'reconnecting' | 'ended' }>;

/** What the owner of a connection hears. */
export interface ConnectionListener {
  changed(state: MachineState, before: MachineState): void;
  readonly message: (event: TransportEvent) => unknown;
  news(news: News): void;
}

const OPEN = 1;

type Happening = MachineEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'at' | 'random'>
    : never
  : never;

export interface Connection extends Link {
  /** Begins to connect, and to watch the page and the clock; until then nothing has to be cleaned up. */
  start(): void;
  /**
   * The state changes at once, so that a listener who calls `close()` sees CLOSING; the commands wait their turn behind
   * those that are being executed.
   */
  dispatch(happening: Happening): void;
}

/** Runs a connection machine: tells it what happens, and executes its commands. */
export function createConnection(settings: ConnectionSettings, listener: ConnectionListener): Connection {
  const { WebSocket, url, protocols, reauthenticate, baseUrl, now, random, setTimer, clearTimer, logger, page } =
    settings;
  const transition = createMachine({ ...settings, canReauthenticate: !!reauthenticate });
  const heartbeat = createHeartbeat(settings.heartbeat, settings, ping, () => dispatch({ type: 'suspected' }));
  const connection: Connection & { url: string; socket: WebSocketLike | null } = {
    url: typeof url === 'function' ? '' : resolveUrl(url, baseUrl),
    socket: null,
    binaryType: undefined,
    start,
    dispatch,
  };
  let state = initialState;
  /** Those that are being executed. */
  let queue: Command[] = [];
  let timer: unknown;
  /** Of the attempt, session or refresh under way; aborted when it is abandoned. */
  let work = new AbortController();
  /** Its peer sent a Close frame, and has not finished since the last look. */
  let closing: WebSocketLike | null = null;
  let stops: (() => void)[] = [];
  return connection;

  function start(): void {
    stops = [page.listen(tellPage, () => dispatch({ type: 'woke' }), doubt), watchClock(settings, look, doubt)];
    tellPage();
    dispatch({ type: 'connect' });
  }

  function dispatch(happening: Happening): void {
    const before = state;
    const executing = queue.length > 0;
    const { state: next, commands } = transition(state, { ...happening, at: now(), random: random() });
    state = next;
    queue.push(...commands);
    if (state !== before) settle(before);
    if (!executing) executeAll();
  }

  /** A command that throws, as a logger may, keeps no other from being executed. */
  function executeAll(): void {
    const failures: unknown[] = [];
    for (const command of queue) {
      try {
        execute(command);
      } catch (error) {
        failures.push(error);
      }
    }
    queue = [];
    if (failures.length > 0) throw failures[0];
  }

  function settle(before: MachineState): void {
    if (state.phase !== 'open') heartbeat.stop();
    if (state.phase === 'closed') for (const stop of stops) stop();
    listener.changed(state, before);
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
      case 'opened':
        // A subscriber may have closed it when the state changed.
        if (state.phase !== 'open') break;
        heartbeat.start();
        listener.news(command);
        break;
      default:
        listener.news(command);
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
    const socket = new WebSocket(connection.url, protocols);
    connection.socket = socket;
    if (connection.binaryType) socket.binaryType = connection.binaryType;
    const listening: TransportListener = {
      opened: () => dispatch({ type: 'opened' }),
      message: settings.heartbeat ? hear : listener.message,
      pinged: heartbeat.heard,
      closed(close) {
        connection.socket = null;
        dispatch({ type: 'closed', close });
      },
    };
    watch(socket, listening, signal);
  }

  function hear(event: TransportEvent): void {
    heartbeat.heard();
    listener.message(event);
  }

  function ping(message: SocketData | (() => SocketData)): void {
    try {
      connection.socket?.send((typeof message === 'function' ? message() : message) as never);
    } catch (error) {
      logger.error('resilient-socket: the heartbeat could not be sent', error);
    }
  }

  function tellPage(): void {
    const now = { online: page.isOnline(), visible: page.isVisible() };
    const { online, visible } = state.page;
    if (now.online === online && now.visible === visible) return;
    dispatch({ type: 'page', page: now });
    // Another network, or a page that was hidden for long: the link may have died meanwhile.
    if (now.online && now.visible && state.phase === 'open') heartbeat.ask();
  }

  /** Some platforms wait forever for a peer that sent a Close frame and then does not end the connection. */
  function look(): void {
    const { socket } = connection;
    const stuck = state.phase === 'open' && socket !== null && socket.readyState > OPEN ? socket : null;
    if (stuck && stuck === closing) dispatch({ type: 'suspected' });
    closing = stuck;
  }

  /** The machine may have slept: what is open is asked, or where that cannot be done, replaced. */
  function doubt(): void {
    if (state.phase !== 'open' || !heartbeat.ask()) dispatch({ type: 'woke' });
  }
}
