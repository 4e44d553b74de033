import { describe, expect, it } from 'vitest';
import type { Decision } from './decision.ts';
import { createMachine } from './machine.ts';
import { type Command, initialState, type MachineEvent } from './machine-data.ts';
import { createPolicy, type PolicyOptions } from './policy.ts';

type Happening = MachineEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'at' | 'random'>
    : never
  : never;

const ONLINE = page(true);
const OFFLINE = page(false);
const HIDDEN = page(true, false);
const WOKE: Happening = { type: 'woke' };

function page(online: boolean, visible = true): Happening {
  return { type: 'page', page: { online, visible } };
}

function closed(code: number, reason = ''): Happening {
  return { type: 'closed', close: { code, reason, wasClean: true } };
}

/** A machine whose session opened at second 1000 and is stable; chance is always in the middle. */
function openMachine(options: PolicyOptions = {}, hiddenDelayMs = 0) {
  const policy = createPolicy(options);
  const transition = createMachine({
    policy,
    connectTimeoutMs: 10_000,
    closeTimeoutMs: 2000,
    hiddenDelayMs,
    reauthenticateTimeoutMs: 30_000,
    canReauthenticate: false,
    confirms: false,
    endpoints: 1,
  });
  const world = {
    at: 1_000_000,
    state: initialState,
    commands: [] as readonly Command[],
    tell(...happenings: Happening[]) {
      for (const happening of happenings) {
        const { state, commands } = transition(world.state, { ...happening, at: world.at, random: 0.5 });
        Object.assign(world, { state, commands });
      }
      return world;
    },
    after(ms: number) {
      world.at += ms;
      return world;
    },
    /** Ms until the next attempt. */
    rest: () => (world.state.nextRetryAt ?? Number.NaN) - world.at,
    decision: () => world.state.decision as Decision,
  };
  return world.tell({ type: 'connect' }, { type: 'opened' }).after(60_000);
}

describe('offline (P1)', () => {
  it('leaves an open session alone', () => {
    const world = openMachine().tell(OFFLINE);
    expect([world.state.phase, world.commands]).toEqual(['open', []]);
  });

  it('makes a loss wait for a probe in 30 s', () => {
    expect(openMachine().tell(OFFLINE, closed(1006)).rest()).toBe(30_000);
  });

  it('lengthens a wait that is under way, and never shortens one', () => {
    expect(openMachine().tell(closed(1013), OFFLINE).rest()).toBe(30_000);
    expect(openMachine().tell(closed(1013, 'retry-after-ms=90000'), OFFLINE).rest()).toBe(90_000);
  });

  it('lengthens a wait once, not with each word of it', () => {
    const world = openMachine().tell(closed(1013), OFFLINE).after(20_000).tell(page(false, false));
    expect(world.rest()).toBe(10_000);
  });
});

describe('coming online (P2)', () => {
  it('brings an attempt within 3 s', () => {
    const world = openMachine({ codes: { 4000: { recovery: 'backoff', minMs: 20_000 } } });
    world.tell(OFFLINE, closed(4000)).after(1000).tell(ONLINE);
    expect(world.rest()).toBe(1500);
    expect(world.commands).toEqual([{ type: 'schedule', delayMs: 1500 }]);
  });

  it('brings it no later than it was due', () => {
    expect(openMachine().tell(OFFLINE, closed(1013)).after(100).tell(ONLINE).rest()).toBe(650);
    expect(openMachine().tell(OFFLINE, closed(1013)).after(5000).tell(ONLINE).rest()).toBe(0);
  });

  it('brings only one in 30 s, as a line that comes and goes would flood the server', () => {
    const world = openMachine({ codes: { 1013: { recovery: 'backoff', minMs: 100_000 } } });
    world.tell(OFFLINE, closed(1013), ONLINE).after(1500).tell({ type: 'timer-fired' }, closed(1013));
    const { delayMs } = world.decision();
    expect(world.tell(OFFLINE, ONLINE).rest()).toBe(delayMs);
    expect(world.after(28_500).tell(OFFLINE, ONLINE).rest()).toBe(1500);
  });

  it('does not cut a hinted wait short, but ends what offline had added', () => {
    const world = openMachine().tell(closed(1013, 'retry-after-ms=10000'), OFFLINE);
    expect(world.rest()).toBe(30_000);
    expect(world.after(1000).tell(ONLINE).rest()).toBe(9000);
  });
});

describe('a page that becomes visible (P3)', () => {
  const long: PolicyOptions = { codes: { 4000: { recovery: 'backoff', minMs: 60_000 }, 4001: 'backoff' } };

  it('ends a wait of over 30 s', () => {
    expect(openMachine(long).tell(HIDDEN, closed(4000)).after(1000).tell(ONLINE).rest()).toBe(0);
  });

  it('leaves a wait of up to 30 s alone', () => {
    const world = openMachine(long).tell(HIDDEN, closed(4000)).after(60_000);
    expect(world.rest()).toBe(30_000);
    expect(world.tell(ONLINE).rest()).toBe(30_000);
  });

  it('does so once in 30 s', () => {
    const world = openMachine(long).tell(HIDDEN, closed(4000), ONLINE, { type: 'timer-fired' }, closed(4000));
    const { delayMs } = world.decision();
    expect(world.tell(HIDDEN, ONLINE).rest()).toBe(delayMs);
    expect(world.after(30_000).tell(HIDDEN, ONLINE).rest()).toBe(0);
  });

  it('does not end a hinted wait', () => {
    expect(openMachine().tell(HIDDEN, closed(1013, 'retry-after-ms=90000'), ONLINE).rest()).toBe(90_000);
  });

  it('does not end the wait of a page that is offline', () => {
    expect(openMachine(long).tell(HIDDEN, OFFLINE, closed(4000)).tell(page(false)).rest()).toBeGreaterThan(30_000);
  });
});

describe('a hidden page (P4)', () => {
  it('waits like a visible one by default', () => {
    expect(openMachine().tell(HIDDEN, closed(1013)).rest()).toBe(750);
  });

  it('waits at least hiddenDelayMs if asked to, until it is visible', () => {
    const world = openMachine({}, 20_000).tell(HIDDEN, closed(1013));
    expect(world.rest()).toBe(20_000);
    expect(world.tell(ONLINE).rest()).toBe(750);
  });
});

describe('whoever was away (P5)', () => {
  it('gets a new session at once in place of the open one', () => {
    const world = openMachine().tell(WOKE);
    expect(world.state).toMatchObject({ phase: 'waiting', lastClose: { code: 1006, opened: true } });
    expect(world.rest()).toBe(0);
    expect(world.commands.map(({ type }) => type)).toEqual([
      'discard',
      'schedule',
      'decided',
      'reconnecting',
      'schedule',
    ]);
    expect(world.commands.at(-1)).toEqual({ type: 'schedule', delayMs: 0 });
  });

  it('waits no more, unless the server asked for it', () => {
    expect(openMachine().tell(closed(1013), WOKE).rest()).toBe(0);
    const hinted = openMachine().tell(closed(1013, 'retry-after-ms=90000')).after(50_000).tell(WOKE);
    expect(hinted.rest()).toBe(40_000);
    expect(hinted.after(50_000).tell(WOKE).rest()).toBe(0);
  });

  it('gets none after limit.attempts: 0 (R6)', () => {
    const world = openMachine({ limit: { attempts: 0 } }).tell(WOKE);
    expect(world.state.phase).toBe('closed');
    expect(world.commands.at(-1)).toEqual({ type: 'ended', close: { code: 1006, reason: '', wasClean: false } });
  });
});

describe('a link that is heard of no more (V2)', () => {
  it('is given up at once, as 1006, and decided like one', () => {
    const world = openMachine().tell({ type: 'suspected' });
    expect(world.state).toMatchObject({ phase: 'waiting', lastClose: { code: 1006, opened: true } });
    expect(world.commands.map(({ type }) => type)).toEqual(['discard', 'schedule', 'decided', 'reconnecting']);
    expect(world.rest()).toBe(world.decision().delayMs);
  });
});

describe('a clock that is set back', () => {
  it('lengthens no wait beyond what was decided', () => {
    const back = openMachine().tell(closed(1013, 'retry-after-ms=10000'), OFFLINE).after(-3_600_000).tell(ONLINE);
    expect(back.rest()).toBe(10_000);
  });
});
