import { describe, expect, it } from 'vitest';
import { fakeWebSockets, manualClock } from '../testing/index.ts';
import type { HeartbeatOptions } from './heartbeat.ts';
import type { PageLife } from './platform.ts';
import { ResilientSocket } from './resilient-socket.ts';

const PING = 'ping';

/** A page whose life the test plays. */
function fakePage() {
  let told: Parameters<PageLife['listen']> | null = null;
  const state = { online: true, visible: true };
  const page: PageLife = {
    isOnline: () => state.online,
    isVisible: () => state.visible,
    listen(...listeners) {
      told = listeners;
      return () => {
        told = null;
      };
    },
  };
  return {
    page,
    set(changes: Partial<typeof state>) {
      Object.assign(state, changes);
      told?.[0]();
    },
    restore: () => told?.[1](),
    resume: () => told?.[2](),
    isListened: () => told !== null,
  };
}

/** An open socket on a manual clock whose time may jump, as a machine's does that sleeps. */
async function openSocket(heartbeat?: HeartbeatOptions) {
  const network = fakeWebSockets();
  const clock = manualClock();
  const life = fakePage();
  let slept = 0;
  const log: string[] = [];
  const write = (line: string) => log.push(line);
  const socket = new ResilientSocket('wss://example.test/', [], {
    WebSocket: network.WebSocket,
    platform: { ...clock, now: () => clock.now() + slept, random: () => 0.5, page: life.page },
    logger: { debug: () => {}, info: write, warn: write, error: write },
    ...(heartbeat && { heartbeat }),
  });
  await clock.advance(0);
  network.last.accept();
  return {
    ...{ socket, clock, network, life, log },
    first: network.last,
    /** Time goes by for the clock, but not for timers. */
    sleep(ms: number) {
      slept += ms;
    },
    phase: () => socket.getSnapshot().phase,
  };
}

describe('a heartbeat (V1)', () => {
  const heartbeat = { message: PING, intervalMs: 1000, timeoutMs: 300 };

  it('asks after a silent interval, and gives the link up when nothing comes', async () => {
    const { clock, first, phase, socket, log } = await openSocket(heartbeat);
    await clock.advance(1000);
    expect(first.sent).toEqual([PING]);
    await clock.advance(299);
    expect(phase()).toBe('open');
    await clock.advance(1);
    expect(phase()).toBe('waiting');
    expect(socket.getSnapshot().lastClose).toMatchObject({ code: 1006, opened: true });
    expect(first.closeCall).toEqual([]);
    expect(log[0]).toContain('1006 Abnormal Closure: the connection was lost; the peer is heard of no more; attempt 1');
  });

  it('is satisfied by anything that comes, not just by answers', async () => {
    const { clock, first, phase } = await openSocket(heartbeat);
    for (let second = 0; second < 5; second += 1) {
      first.receive('news');
      await clock.advance(1000);
    }
    expect(first.sent).toEqual([]);
    await clock.advance(1000);
    expect(first.sent).toEqual([PING]);
    first.receive('news');
    await clock.advance(300);
    expect(phase()).toBe('open');
  });

  it('takes its message from a function, each time anew', async () => {
    let count = 0;
    const { clock, first } = await openSocket({ ...heartbeat, message: () => `ping ${++count}` });
    await clock.advance(1000);
    first.receive('pong');
    await clock.advance(300 + 1000);
    expect(first.sent).toEqual(['ping 1', 'ping 2']);
  });

  it('sends what its function gives as `send` would: bytes as they are, all else as a text (N4)', async () => {
    const given: unknown[] = [new Uint8Array([1]), 5, { op: 'ping' }];
    const { clock, first } = await openSocket({ message: () => given.shift() as string });
    for (const answer of ['a', 'b', 'c']) {
      await clock.advance(25_000);
      first.receive(answer);
      await clock.advance(10_000);
    }
    expect(first.sent).toEqual([new Uint8Array([1]), '5', '[object Object]']);
  });

  it('whose function throws is logged, and the link counts as silent', async () => {
    const message = () => {
      throw new Error('no');
    };
    const { clock, log, phase } = await openSocket({ ...heartbeat, message });
    await clock.advance(1300);
    expect(log).toContain('resilient-socket: the heartbeat could not be sent: Error');
    expect(phase()).toBe('waiting');
  });

  it('without a message is a watchdog: silent for both times, the link is given up', async () => {
    const { clock, first, phase } = await openSocket({ intervalMs: 1000, timeoutMs: 300 });
    await clock.advance(1299);
    expect([phase(), first.sent]).toEqual(['open', []]);
    await clock.advance(1);
    expect(phase()).toBe('waiting');
  });

  it('starts over with each session, and stops with the last', async () => {
    const { clock, network, first, socket } = await openSocket(heartbeat);
    await clock.advance(500);
    first.end(1001);
    await clock.advance(600);
    network.last.accept();
    await clock.advance(999);
    expect(network.last.sent).toEqual([]);
    await clock.advance(1);
    expect(network.last.sent).toEqual([PING]);
    socket.close();
    network.last.end(1005);
    expect(clock.pending()).toBe(0);
  });

  it('forgives a late timer once: what came meanwhile may be heard right after it', async () => {
    const { clock, sleep, first, phase } = await openSocket(heartbeat);
    await clock.advance(1000);
    // The page was busy, or its timers are throttled.
    sleep(5000);
    await clock.advance(300);
    expect(phase()).toBe('open');
    first.receive('pong');
    await clock.advance(1000);
    expect(phase()).toBe('open');
  });

  it('forgives no second time', async () => {
    const { clock, sleep, phase } = await openSocket(heartbeat);
    await clock.advance(1000);
    sleep(5000);
    await clock.advance(300);
    sleep(60_000);
    await clock.advance(1000);
    expect(phase()).toBe('waiting');
  });

  it.each([0, -1, Number.NaN, null])('is refused with an intervalMs of %s (R10)', (intervalMs) => {
    const make = () =>
      new ResilientSocket('wss://example.test/', [], { heartbeat: { intervalMs: intervalMs as number } });
    expect(make).toThrow(`heartbeat.intervalMs must be a number >= 1, got ${intervalMs}`);
  });
});

describe('a peer that sent a Close frame and does not end the connection (V4)', () => {
  it('is given up within a minute, as 1006', async () => {
    const { clock, first, phase, socket } = await openSocket();
    await clock.advance(10_000);
    Object.assign(first, { readyState: 2 });
    await clock.advance(20_000);
    expect(phase()).toBe('open');
    await clock.advance(30_000);
    expect(phase()).toBe('waiting');
    expect(socket.getSnapshot().lastClose).toMatchObject({ code: 1006, opened: true });
  });

  it('is heard, when it ends it in time', async () => {
    const { clock, first, phase, socket } = await openSocket();
    await clock.advance(29_000);
    Object.assign(first, { readyState: 2 });
    await clock.advance(2000);
    first.end(1013);
    expect(phase()).toBe('waiting');
    expect(socket.getSnapshot().lastClose).toMatchObject({ code: 1013 });
  });
});

describe('a machine that slept (V3)', () => {
  it('has its session replaced at once, where nothing can be asked', async () => {
    const { clock, network, sleep, first, phase } = await openSocket();
    await clock.advance(20_000);
    sleep(20 * 60_000);
    await clock.advance(10_000);
    expect(phase()).toBe('connecting');
    expect(network.connections).toHaveLength(2);
    expect(first.closeCall).toEqual([]);
  });

  it('has it asked first, where there is a heartbeat', async () => {
    const { clock, network, sleep, first, phase } = await openSocket({ message: PING, intervalMs: 60_000 });
    await clock.advance(20_000);
    sleep(20 * 60_000);
    await clock.advance(10_000);
    expect(first.sent).toEqual([PING]);
    first.receive('pong');
    await clock.advance(20_000);
    expect([phase(), network.connections.length]).toEqual(['open', 1]);
  });

  it('does not wait on', async () => {
    const { clock, network, sleep, first } = await openSocket();
    first.end(3008);
    await clock.advance(600);
    network.last.end(1011);
    sleep(20 * 60_000);
    await clock.advance(30_000);
    expect(network.connections.length).toBeGreaterThanOrEqual(3);
  });

  it('is not what a hidden page is, whose timers come up to a minute late', async () => {
    const { clock, network, sleep, phase } = await openSocket();
    for (let minute = 0; minute < 10; minute += 1) {
      sleep(60_000);
      await clock.advance(30_000);
    }
    expect([phase(), network.connections.length]).toEqual(['open', 1]);
  });
});

describe('the page (P1-P5)', () => {
  it('that was offline when the socket was made lets it try at once, and then each 30 s', async () => {
    const life = fakePage();
    life.set({ online: false });
    const network = fakeWebSockets((connection) => connection.fail());
    const clock = manualClock();
    const socket = new ResilientSocket('wss://example.test/', [], {
      WebSocket: network.WebSocket,
      platform: { ...clock, random: () => 0.5, page: life.page },
    });
    await clock.advance(100);
    expect(network.connections).toHaveLength(1);
    await clock.advance(59_800);
    expect(network.connections).toHaveLength(2);
    life.set({ online: true });
    await clock.advance(1500);
    expect(network.connections).toHaveLength(3);
    socket.close();
  });

  it('that goes offline keeps its session; coming online asks it', async () => {
    const { life, first, phase } = await openSocket({ message: PING });
    life.set({ online: false });
    expect([phase(), first.sent]).toEqual(['open', []]);
    life.set({ online: true });
    expect(first.sent).toEqual([PING]);
  });

  it('that is restored from the cache gets a new session at once, without a word to the old one', async () => {
    const { life, clock, network, phase } = await openSocket({ message: PING });
    life.restore();
    await clock.advance(0);
    expect([phase(), network.connections.length]).toEqual(['connecting', 2]);
  });

  it('that was frozen has its session asked, or where that cannot be, replaced', async () => {
    const asked = await openSocket({ message: PING });
    asked.life.resume();
    expect([asked.phase(), asked.first.sent]).toEqual(['open', [PING]]);
    const replaced = await openSocket();
    replaced.life.resume();
    await replaced.clock.advance(0);
    expect([replaced.phase(), replaced.network.connections.length]).toEqual(['connecting', 2]);
  });

  it('is no longer listened to after the end (L5)', async () => {
    const { life, socket, first } = await openSocket();
    expect(life.isListened()).toBe(true);
    socket.close();
    expect(life.isListened()).toBe(true);
    first.end(1005);
    expect(life.isListened()).toBe(false);
  });

  it('that changes tells subscribers nothing when nothing that is shown has changed (L13)', async () => {
    const { life, socket } = await openSocket();
    const before = socket.getSnapshot();
    let changes = 0;
    socket.subscribe(() => {
      changes += 1;
    });
    life.set({ visible: false });
    life.set({ online: false });
    expect([changes, socket.getSnapshot() === before]).toEqual([0, true]);
  });
});
