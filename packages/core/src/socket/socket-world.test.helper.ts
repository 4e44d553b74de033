import { type FakeConnection, fakeWebSockets, manualClock } from '../testing/index.ts';
import type { Endpoints, Protocols } from './endpoint.ts';
import type { Anything } from './events.ts';
import type { AnyOptions } from './resilient-engine.ts';
import { ResilientSocket } from './resilient-socket.ts';

const TYPES = ['open', 'message', 'reconnecting', 'error', 'close'] as const;

export type SetUp = AnyOptions & {
  readonly random?: number;
  readonly url?: Endpoints;
  readonly protocols?: Protocols;
  readonly script?: (connection: FakeConnection, count: number) => void;
};

/** A socket on a manual clock and fake connections, with everything that it fires, as native, and logs. */
export function setUp({ random = 0.5, url = 'wss://example.test/', protocols = [], script, ...options }: SetUp = {}) {
  const clock = manualClock();
  const network = fakeWebSockets(script);
  const log: string[] = [];
  const write = (...line: unknown[]) => log.push(line.join(' '));
  const socket: ResilientSocket<Anything, Anything> = new ResilientSocket(url, protocols, {
    WebSocket: network.WebSocket,
    platform: { ...clock, random: () => random },
    logger: { debug: () => {}, info: write, warn: write, error: write },
    ...(options as object),
  });
  const fired: string[] = [];
  for (const type of TYPES) socket.addEventListener(type, () => fired.push(type));
  return { socket, clock, network, log, fired };
}

export type SocketWorld = ReturnType<typeof setUp>;

/** Its next attempt is accepted, as soon as it is made. */
export async function open<World extends Pick<SocketWorld, 'clock' | 'network'>>(world: World): Promise<World> {
  await world.clock.advance(0);
  world.network.last.accept();
  return world;
}

/** The wait is over, and the next session is open. */
export async function reopen<World extends SocketWorld>(world: World): Promise<World> {
  world.socket.retryNow();
  return open(world);
}
