import {
  type Command,
  createMachine,
  initialState,
  type MachineEvent,
  type MachineSettings,
  type MachineState,
  type TransportClose,
} from '../decide/machine.ts';
import type { Close } from '../decide/outage.ts';
import type { Decision } from '../decide/policy.ts';
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
  nextUrl(): string | Promise<string>;
}

/** What the owner of a connection hears. */
export interface ConnectionHandlers {
  changed(): void;
  opened(session: number): void;
  message(event: TransportEvent): void;
  reconnecting(close: Close, decision: Decision): void;
  ended(close: TransportClose): void;
}

type Happening = MachineEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'at' | 'random'>
    : never
  : never;

/** Runs the connection machine: tells it what happens, and executes its commands. */
export class Connection {
  readonly #settings: ConnectionSettings;
  readonly #handlers: ConnectionHandlers;
  readonly #transition: ReturnType<typeof createMachine>;
  readonly #commands: Command[] = [];
  #executing = false;
  #state: MachineState = initialState;
  #timer: unknown;
  /** Of the attempt or refresh under way; aborted when it is abandoned. */
  #work = new AbortController();
  #transport: Transport | null = null;

  constructor(settings: ConnectionSettings, handlers: ConnectionHandlers) {
    this.#settings = settings;
    this.#handlers = handlers;
    this.#transition = createMachine({ ...settings, canReauthenticate: settings.reauthenticate !== undefined });
  }

  get state(): MachineState {
    return this.#state;
  }

  /** The connection of the open session, and of the closing one. */
  get transport(): Transport | null {
    return this.#transport;
  }

  /**
   * The state changes at once, so that a listener who calls `close()` sees CLOSING; the commands wait their turn behind
   * those that are being executed.
   */
  dispatch(happening: Happening): void {
    const { now, random } = this.#settings.platform;
    const { state, commands } = this.#transition(this.#state, { ...happening, at: now(), random: random() });
    const changed = state !== this.#state;
    this.#state = state;
    this.#commands.push(...commands);
    if (changed) this.#handlers.changed();
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
      case 'disconnect':
        this.#transport?.close(command.code, command.reason);
        break;
      case 'discard':
        this.#work.abort();
        this.#transport?.discard();
        this.#transport = null;
        break;
      case 'schedule':
        platform.clearTimer(this.#timer);
        this.#timer = platform.setTimer(() => this.dispatch({ type: 'timer-fired' }), command.delayMs);
        break;
      case 'cancel':
        platform.clearTimer(this.#timer);
        break;
      case 'reauthenticate':
        this.#reauthenticate(command.close);
        break;
      case 'announce-open':
        this.#handlers.opened(command.session);
        break;
      case 'announce-reconnecting':
        this.#handlers.reconnecting(command.close, command.decision);
        break;
      case 'announce-end':
        this.#handlers.ended(command.close);
        break;
    }
  }

  async #connect(): Promise<void> {
    const { signal } = this.#begin();
    const { WebSocket, protocols, logger, nextUrl } = this.#settings;
    try {
      const url = await nextUrl();
      if (signal.aborted) return;
      const transport = openTransport(WebSocket, url, protocols, {
        opened: () => this.dispatch({ type: 'opened' }),
        message: (event) => this.#handlers.message(event),
        closed: (close) => this.#closed(close),
      });
      this.#transport = transport;
    } catch (error) {
      if (signal.aborted) return;
      logger.error('resilient-socket: the attempt could not be started', error);
      this.#closed({ code: 1006, reason: '', wasClean: false });
    }
  }

  #closed(close: TransportClose): void {
    this.#transport = null;
    this.dispatch({ type: 'closed', close });
  }

  async #reauthenticate(close: Close): Promise<void> {
    const { signal } = this.#begin();
    const { reauthenticate, logger } = this.#settings;
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
