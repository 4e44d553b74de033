import { checkKinds } from '../decide/check-kinds.ts';
import { checkNumbers } from '../decide/check-numbers.ts';
import type { Decision } from '../decide/decision.ts';
import { kindOf } from '../decide/kind-of.ts';
import type { CloseCall, MachineState } from '../decide/machine-data.ts';
import { createPolicy } from '../decide/policy.ts';
import type { Codec, ReceivedData } from './codec.ts';
import { type Connection, createConnection } from './connection.ts';
import { checkedProtocols, type Endpoints, listOf, type Protocols } from './endpoint.ts';
import type { Anything } from './events.ts';
import { guarded } from './guarded-logger.ts';
import { type Engine, nativeClass, type ReadyState } from './native-interface.ts';
import type { ResilientSocketOptions } from './options.ts';
import { outboxLimits } from './outbox.ts';
import { createOutgoing, type SendOptions, type SendOutcome } from './outgoing.ts';
import { type SocketData, surroundings, type TransportEvent } from './platform.ts';
import { sendable } from './sendable.ts';
import { createSocketEvents } from './socket-events.ts';

/** Of a socket whose messages are of types that only the application knows. */
export type AnyOptions = ResilientSocketOptions & { readonly codec?: Codec<Anything, Anything> };

const DEFAULT_CONNECT_TIMEOUT_MS = 10_000;
const DEFAULT_CLOSE_TIMEOUT_MS = 2000;
const DEFAULT_REAUTHENTICATE_TIMEOUT_MS = 30_000;
/** How a Close frame without a code is reported. */
const NO_CODE = 1005;
const READY_STATES = { idle: 0, connecting: 0, waiting: 0, paused: 0, open: 1, closing: 2, closed: 3 } as const;

/** One connection after another, as the policy decides, behind one native interface. */
export interface ResilientEngine extends Engine {
  readonly link: Connection;
  /** Fires `change` for each new snapshot. */
  readonly changes: EventTarget;
  send(message: unknown, options?: SendOptions): SendOutcome | undefined;
}

export function createResilientEngine(
  target: EventTarget,
  url: Endpoints,
  protocols: Protocols,
  options: AnyOptions,
): ResilientEngine {
  const policy = createPolicy(options);
  const platform = surroundings(options.platform);
  const logger = guarded(options.logger ?? platform.logger);
  const { reauthenticate, heartbeat, outbox = true, signal, codec, confirmOpen } = options;
  const {
    connectTimeoutMs = DEFAULT_CONNECT_TIMEOUT_MS,
    closeTimeoutMs = DEFAULT_CLOSE_TIMEOUT_MS,
    reauthenticateTimeoutMs = DEFAULT_REAUTHENTICATE_TIMEOUT_MS,
    hiddenDelayMs = 0,
  } = options;
  const times = { connectTimeoutMs, closeTimeoutMs, reauthenticateTimeoutMs, hiddenDelayMs };
  checkNumbers(times);
  checkKinds('a function', { reauthenticate, confirmOpen });
  checkKinds('an object', { heartbeat });
  checkKinds('a boolean or an object', { outbox });
  if (signal) checkKinds('a function', { addEventListener: signal.addEventListener }, 'signal.');
  if (codec) checkKinds('a function', { encode: codec.encode, decode: codec.decode }, 'codec.');
  const [leaveWith] = (options.dialects ?? []).flatMap((dialect) => dialect.leaveWith ?? []);
  const events = createSocketEvents(target);
  const changes = new EventTarget();
  /** What the developer has been advised of. */
  const advised = new Set<string>();
  const ended = new AbortController();
  /** Of the application's `close`, as the peer repeats it. */
  let askedCode: number | undefined;

  const link = createConnection(
    {
      ...platform,
      ...times,
      urls: listOf(url),
      protocols: typeof protocols === 'function' ? protocols : checkedProtocols(protocols),
      WebSocket: nativeClass(options.WebSocket ?? platform.WebSocket),
      policy,
      leaveCall: leaveWith ? [leaveWith] : [],
      confirms: !!confirmOpen,
      reauthenticate,
      heartbeat,
      logger,
    },
    {
      changed,
      message: codec || confirmOpen ? receive : (event) => link.snapshot.phase === 'open' && events.message(event),
      opened({ session }) {
        // What its listeners send goes first, and is not held back: it may be what confirms the session.
        outgoing.held = false;
        events.emit('open', { session });
        outgoing.held = true;
        logger.debug(`session ${session} is open`);
      },
      confirmed: () => outgoing.flush(),
      decided({ details }) {
        log(details.decision);
        events.emit('decision', details);
      },
      reconnecting: ({ details }) => events.emit('reconnecting', details),
      ended({ close }) {
        // Another code may be of a Close frame that crossed ours: behind such a one a peer reads nothing.
        outgoing.end(close.wasClean && close.code === askedCode);
        ended.abort();
        if (!close.wasClean) events.emit('error');
        events.emit('close', close);
      },
    },
  );
  const outgoing = createOutgoing(link, {
    ...platform,
    logger,
    limits: outbox ? outboxLimits(outbox === true ? {} : outbox) : undefined,
    events,
  });
  signal?.addEventListener('abort', () => close([]), { signal: ended.signal });
  link.start();
  if (signal?.aborted) close([]);

  return {
    link,
    events,
    changes,
    readyState,
    queuedBytes: outgoing.bytes,
    send(message: unknown, sendOptions?: SendOptions) {
      const encoded = codec ? codec.encode(message) : (message as SocketData);
      const data = sendable(encoded);
      if (codec && data !== encoded)
        throw new TypeError(`codec.encode must return a text or bytes, got ${typeof encoded}`);
      const state = readyState();
      const outcome = outgoing.send(message, data, state, sendOptions?.queue ?? true);
      if (sendOptions) return outcome;
      // A native socket takes no options, and says nothing here.
      return outcome === 'sent' || state > 1 || outbox === false ? undefined : outcome;
    },
    close,
  };

  function readyState(): ReadyState {
    return READY_STATES[link.snapshot.phase];
  }

  function close(call: CloseCall): void {
    const [code = NO_CODE] = call;
    if (readyState() < 2) askedCode = code;
    link.dispatch({ type: 'close-asked', call });
  }

  function changed(before: MachineState): void {
    changes.dispatchEvent(new Event('change'));
    if (before.phase === 'open' && readyState() === 0) outgoing.lose();
  }

  /** Where messages have to be decoded, or may confirm the session. */
  function receive(event: TransportEvent): void {
    if (link.snapshot.phase !== 'open') return;
    const { data } = event;
    try {
      if (codec) Object.defineProperty(event, 'data', { value: codec.decode(data as ReceivedData) });
    } catch (error) {
      events.emit('messageerror', { data, error });
      return;
    }
    // The codec is the application's.
    if (link.snapshot.phase !== 'open') return;
    events.message(event);
    if (outgoing.held && isConfirmedBy(event.data)) link.dispatch({ type: 'confirmed' });
  }

  function isConfirmedBy(data: unknown): boolean {
    try {
      return confirmOpen?.(data) === true;
    } catch (error) {
      logger.error(`confirmOpen failed: ${kindOf(error)}`);
      return false;
    }
  }

  function log({ action, because, advice = '' }: Decision): void {
    logger[action === 'stop' ? 'warn' : 'info'](because);
    if (!advice || advised.has(advice)) return;
    advised.add(advice);
    logger.warn(advice);
  }
}
