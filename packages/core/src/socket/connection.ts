import {
  type Command,
  createMachine,
  initialState,
  LOST,
  type MachineEvent,
  type MachineSettings,
  type TransportClose,
} from '../decide/machine.ts';
import type { Close } from '../decide/outage.ts';
import type { Logger, Platform, TransportEvent, WebSocketClass } from './platform.ts';
import { openTransport, type Transport } from './transport.ts';

/** How new credentials are got; `false` or a rejection means that there are none. */
export type Reauthenticate = (close: Close, signal: AbortSignal) => unknown;

export interface ConnectionSettings extends Omit<MachineSettings, 'canReauthenticate'> {
  readonly WebSocket: WebSocketClass;
  readonly protocols: string | string[];
  readonly platform: Platform;
  readonly logger: Logger;
  readonly reauthenticate: Reauthenticate | undefined;
  /** The URL of the next attempt. */
  nextUrl(): Promise<string>;
}

/** What the owner of a connection hears. */
export interface ConnectionHandlers {
  changed(): void;
  message(event: TransportEvent): void;
  announce(news: News): void;
}

export type News = Extract<Command, { type: 'opened' | 'reconnecting' | 'ended' }>;

type Happening = MachineEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'at' | 'random'>
    : never
  : never;

/** Runs the connection machine: tells it what happens, and executes its commands. */
export class Connection {
  state = initialState;
  /** Of the open session, and of the closing one. */
  transport: Transport | null = null;

  readonly #settings: ConnectionSettings;
  readonly #handlers: ConnectionHandlers;
  readonly #transition: ReturnType<typeof createMachine>;
  readonly #commands: Command[] = [];
  #executing = false;
  #timer: unknown;
  /** Of the attempt or refresh under way; aborted when it is abandoned. */
  #work = new AbortController();

  constructor(settings: ConnectionSettings, handlers: ConnectionHandlers) {
    this.#settings = settings;
    this.#handlers = handlers;
    this.#transition = createMachine({ ...settings, canReauthenticate: !!settings.reauthenticate });
  }

  /**
   * The state changes at once, so that a listener who calls `close()` sees CLOSING; the commands wait their turn behind
   * those that are being executed.
   */
  dispatch(happening: Happening): void {
    const { now, random } = this.#settings.platform;
    const before = this.state;
    const { state, commands } = this.#transition(before, { ...happening, at: now(), random: random() });
    this.state = state;
    this.#commands.push(...commands);
    if (state !== before) this.#handlers.changed();
    if (this.#executing) return;
    this.#executing = true;
    for (let command = this.#commands.shift(); command; command = this.#commands.shift()) this.#execute(command);
    this.#executing = false;
  }

  #execute(command: Command): void {
    const { platform } = this.#settings;
    switch (command.type) {
      case 'connect':
        this.#connect();
        break;
      case 'reauthenticate':
        this.#reauthenticate(command.close);
        break;
      case 'disconnect':
        this.transport?.socket.close(...command.call);
        break;
      case 'discard':
        this.#work.abort();
        this.transport?.discard();
        this.transport = null;
        break;
      case 'schedule':
        platform.clearTimer(this.#timer);
        if (command.delayMs === null) break;
        this.#timer = platform.setTimer(() => this.dispatch({ type: 'timer-fired' }), command.delayMs);
        break;
      default:
        this.#handlers.announce(command);
    }
  }

  async #connect(): Promise<void> {
    const { WebSocket, protocols, nextUrl } = this.#settings;
    const { signal } = this.#begin();
    try {
      const url = await nextUrl();
      if (signal.aborted) return;
      this.transport = openTransport(WebSocket, url, protocols, {
        opened: () => this.dispatch({ type: 'opened' }),
        message: (event) => this.#handlers.message(event),
        closed: (close) => this.#closed(close),
      });
    } catch (error) {
      if (!signal.aborted) this.#closed(LOST, error);
    }
  }

  #closed(close: TransportClose, error?: unknown): void {
    if (error) this.#settings.logger.error('resilient-socket: no attempt could be made', error);
    this.transport = null;
    this.dispatch({ type: 'closed', close });
  }

  async #reauthenticate(close: Close): Promise<void> {
    const { reauthenticate, logger } = this.#settings;
    const { signal } = this.#begin();
    let ok = false;
    try {
      ok = (await reauthenticate?.(close, signal)) !== false;
    } catch (error) {
      if (!signal.aborted) logger.error('resilient-socket: reauthenticate failed', error);
    }
    if (!signal.aborted) this.dispatch({ type: 'reauthenticated', ok });
  }

  #begin(): AbortController {
    this.#work = new AbortController();
    return this.#work;
  }
}
