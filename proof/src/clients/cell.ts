import type { Client, SocketClass } from './client.ts';
import { counted } from './counted.ts';
import type { Observation } from './observation.ts';
import type { Way } from './ways.ts';

export interface CellOptions {
  /** Ms that the data may take to flow again. @default 10000 */
  readonly patienceMs?: number;
  /** Ms for which it is watched afterwards: a second connection, or a late attempt, shows in it. @default 300 */
  readonly lingerMs?: number;
}

/** Events that are taken for a working subscription. */
const ENOUGH_TICKS = 3;
const DEFAULT_PATIENCE_MS = 10_000;
const DEFAULT_LINGER_MS = 300;

/** Connects the client, sees it work, lets its connection be lost in one way, and watches what it does. */
export async function runCell(
  client: Client,
  WebSocketClass: SocketClass,
  way: Way,
  { patienceMs = DEFAULT_PATIENCE_MS, lingerMs = DEFAULT_LINGER_MS }: CellOptions = {},
): Promise<Observation> {
  const server = await client.serve();
  const Counted = counted(WebSocketClass);
  const subscription = new EventTarget();
  let ticks = 0;
  let newest = 0;
  let ended = false;
  const handle = client.connect(server.url, Counted, {
    data(tick) {
      ticks += 1;
      newest = Math.max(newest, tick);
      subscription.dispatchEvent(new Event('change'));
    },
    ended() {
      ended = true;
      subscription.dispatchEvent(new Event('change'));
    },
  });

  try {
    const worked = await holds(subscription, () => ticks >= ENOUGH_TICKS, patienceMs);
    if (!worked) throw new Error(`${client.name} did not get its first events`);

    const attemptsBefore = Counted.made;
    const handshakesBefore = server.handshakes.length;
    const lastTick = server.ticker.last;
    const lostAt = performance.now();
    await way.happen(server);
    // What was given out after the loss can only have come over a new connection.
    await holds(subscription, () => newest > lastTick || ended, patienceMs);
    await new Promise((resolve) => setTimeout(resolve, lingerMs));

    const handshakes = server.handshakes.slice(handshakesBefore);
    const [first] = handshakes;
    return {
      recovered: newest > lastTick,
      ended,
      attempts: Counted.made - attemptsBefore,
      handshakes: handshakes.length,
      live: server.connections(),
      firstDelayMs: first === undefined ? null : first - lostAt,
    };
  } finally {
    // A client may wait for its connection to end before it has closed, and the server ends it.
    await Promise.all([handle.close(), server.stop()]);
  }
}

/** Does it hold within so many ms? Asked whenever something changes. */
function holds(subscription: EventTarget, condition: () => boolean, withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const check = () => {
      if (condition()) settle();
    };
    const settle = () => {
      clearTimeout(timer);
      subscription.removeEventListener('change', check);
      resolve(condition());
    };
    const timer = setTimeout(settle, withinMs);
    subscription.addEventListener('change', check);
    check();
  });
}
