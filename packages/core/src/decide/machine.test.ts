import { describe, expect, it } from 'vitest';
import { createMachine, type MachineSettings } from './machine.ts';
import { type Command, initialState, type MachineState } from './machine-data.ts';
import { createPolicy, type PolicyOptions } from './policy.ts';

type Happening =
  | {
      type:
        | 'connect'
        | 'opened'
        | 'confirmed'
        | 'timer-fired'
        | 'retry-now'
        | 'reconnect-asked'
        | 'pause-asked'
        | 'resume-asked';
    }
  | number
  | boolean
  | 'close';

const CONNECT: Happening = { type: 'connect' };
const OPENED: Happening = { type: 'opened' };
const CONFIRMED: Happening = { type: 'confirmed' };
const TIMER: Happening = { type: 'timer-fired' };
const RETRY_NOW: Happening = { type: 'retry-now' };
const RECONNECT: Happening = { type: 'reconnect-asked' };
const PAUSE: Happening = { type: 'pause-asked' };
const RESUME: Happening = { type: 'resume-asked' };

/** A machine that is told what happens: a number closes the connection with that code, a boolean ends a refresh. */
function machineWith(options: PolicyOptions = {}, more: Partial<MachineSettings> = {}) {
  const transition = createMachine({
    policy: createPolicy(options),
    connectTimeoutMs: 10_000,
    closeTimeoutMs: 2000,
    hiddenDelayMs: 0,
    reauthenticateTimeoutMs: 30_000,
    canReauthenticate: false,
    confirms: false,
    endpoints: 1,
    ...more,
  });
  const machine = {
    at: 1000,
    state: initialState,
    /** The commands that the last of these events brings. */
    tell(...happenings: Happening[]): readonly Command[] {
      let commands: readonly Command[] = [];
      for (const happening of happenings) {
        const { state, commands: given } = transition(machine.state, {
          at: machine.at,
          random: 0.5,
          ...eventOf(happening),
        });
        machine.state = state;
        commands = given;
      }
      return commands;
    },
  };
  return machine;
}

function eventOf(happening: Happening) {
  if (typeof happening === 'number') return { type: 'closed', close: lost(happening) } as const;
  if (typeof happening === 'boolean') return { type: 'reauthenticated', ok: happening } as const;
  if (happening === 'close') return { type: 'close-asked', call: [4001, 'bye'] } as const;
  return happening;
}

const lost = (code: number) => ({ code, reason: '', wasClean: code !== 1006 });
const types = (commands: readonly Command[]) => commands.map(({ type }) => type);
const CONNECTING = { type: 'connect', endpoint: 0 };
const UNSCHEDULE = { type: 'schedule', delayMs: null };
const END_1006 = [UNSCHEDULE, { type: 'ended', close: lost(1006) }];

describe('idle', () => {
  it('connects within connectTimeoutMs (L8)', () => {
    const machine = machineWith();
    expect(machine.tell(CONNECT)).toEqual([CONNECTING, { type: 'schedule', delayMs: 10_000 }]);
    expect(machine.state).toMatchObject({ phase: 'connecting', nextRetryAt: null, session: 0 });
  });

  it('ends in a later task when closed first, without a connection (L5, L9)', () => {
    const machine = machineWith();
    expect(machine.tell('close')).toEqual([{ type: 'discard' }, { type: 'schedule', delayMs: 0 }]);
    expect(machine.state.phase).toBe('closing');
    expect(machine.tell(CONNECT)).toEqual([]);
    expect(machine.tell(TIMER)).toEqual([{ type: 'discard' }, ...END_1006]);
  });
});

describe('connecting', () => {
  it('opens a session, and gives it stableMs to become stable (L1, R5)', () => {
    const machine = machineWith({ stableMs: 7000 });
    expect(machine.tell(CONNECT, OPENED)).toEqual([
      { type: 'opened', session: 1 },
      { type: 'schedule', delayMs: 7000 },
      { type: 'confirmed' },
    ]);
    expect(machine.state).toMatchObject({ phase: 'open', session: 1 });
  });

  it('waits after 1006, and says so after the state has changed (L2, C1006N)', () => {
    const machine = machineWith();
    const commands = machine.tell(CONNECT, 1006);
    expect(commands).toMatchObject([
      { type: 'schedule', delayMs: 750 },
      { type: 'decided', details: { close: { code: 1006 }, decision: { action: 'retry' } } },
      {
        type: 'reconnecting',
        details: {
          close: { code: 1006, opened: false },
          classification: { code: 1006 },
          decision: { action: 'retry', attempt: 1 },
        },
      },
    ]);
    expect(machine.state).toMatchObject({
      phase: 'waiting',
      nextRetryAt: 1750,
      lastClose: { code: 1006, opened: false },
    });
  });

  it('discards an attempt that takes longer than connectTimeoutMs, and counts it as 1006, never opened (L8)', () => {
    const machine = machineWith();
    const commands = machine.tell(CONNECT, TIMER);
    expect(types(commands)).toEqual(['discard', 'schedule', 'decided', 'reconnecting']);
    expect(machine.state).toMatchObject({ phase: 'waiting', lastClose: { ...lost(1006), opened: false } });
  });

  it('counts on when it fails, however long ago the last session opened (R5)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED, 1013);
    machine.at += 60_000;
    machine.tell(TIMER, 1006);
    expect(machine.state).toMatchObject({ decision: { attempt: 2 }, outage: { startedAt: 1000 } });
  });

  it('ends with the timeout where the policy stops (L3, L8)', () => {
    expect(machineWith({ limit: { attempts: 0 } }).tell(CONNECT, TIMER)).toMatchObject([
      { type: 'discard' },
      { type: 'decided', details: { decision: { action: 'stop' } } },
      ...END_1006,
    ]);
  });

  it('is abandoned by close, and ends in a later task (L5)', () => {
    const machine = machineWith();
    expect(machine.tell(CONNECT, 'close')).toEqual([{ type: 'discard' }, { type: 'schedule', delayMs: 0 }]);
    expect(machine.tell(OPENED)).toEqual([]);
    expect(machine.tell(TIMER)).toEqual([{ type: 'discard' }, ...END_1006]);
    expect(machine.state).toMatchObject({ phase: 'closed', lastClose: null });
  });
});

describe('open', () => {
  it('is told to wait after 1013, with the close as it came (L2, C1013)', () => {
    const machine = machineWith();
    const commands = machine.tell(CONNECT, OPENED, 1013);
    expect(commands).toMatchObject([
      { type: 'schedule', delayMs: 750 },
      { type: 'decided' },
      { type: 'reconnecting', details: { close: { ...lost(1013), opened: true }, decision: { action: 'retry' } } },
    ]);
    expect(machine.state).toMatchObject({ phase: 'waiting', nextRetryAt: 1750, session: 1 });
  });

  it('ends with 1000, once (L3, C1000)', () => {
    const machine = machineWith();
    expect(machine.tell(CONNECT, OPENED, 1000)).toMatchObject([
      { type: 'decided', details: { close: lost(1000), decision: { action: 'stop' } } },
      UNSCHEDULE,
      { type: 'ended', close: lost(1000) },
    ]);
    expect(machine.state).toMatchObject({ phase: 'closed', lastClose: { code: 1000 }, decision: { action: 'stop' } });
  });

  it('is stable when the timer fires, and needs no other timer: the outage is over (R5)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, 1006, TIMER, OPENED);
    expect(machine.state.outage).not.toBeNull();
    expect(machine.tell(TIMER)).toEqual([]);
    expect(machine.state).toMatchObject({ phase: 'open', outage: null });
    machine.at += 5000;
    machine.tell(1013);
    expect(machine.state.decision).toMatchObject({ attempt: 1 });
  });

  it('is stable by the clock too, where the timer is late as in a hidden tab (R5)', () => {
    for (const [openMs, attempt] of [
      [4999, 2],
      [5000, 1],
    ] as const) {
      const machine = machineWith();
      machine.tell(CONNECT, 1006, TIMER, OPENED);
      machine.at += openMs;
      machine.tell(1013);
      expect(machine.state.decision).toMatchObject({ attempt });
    }
  });

  it('takes no 1011 of a stable session for a crash (C1011)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED);
    machine.at += 5000;
    machine.tell(TIMER, 1011);
    expect(machine.state.outage?.crashes).toBe(0);
    machine.tell(TIMER, OPENED, 1011);
    expect(machine.state.outage?.crashes).toBe(1);
  });

  it('counts time from when this session opened (R5)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, 1006);
    machine.at += 60_000;
    machine.tell(TIMER, OPENED, 1013);
    expect(machine.state.decision).toMatchObject({ attempt: 2 });
  });

  it('hands close to the connection, with its arguments, and waits closeTimeoutMs for the peer (L5)', () => {
    const machine = machineWith();
    const commands = machine.tell(CONNECT, OPENED, 'close');
    expect(types(commands)).toEqual(['disconnect', 'schedule']);
    expect(commands).toEqual([
      { type: 'disconnect', call: [4001, 'bye'] },
      { type: 'schedule', delayMs: 2000 },
    ]);
    expect(machine.state.phase).toBe('closing');
  });
});

describe('waiting', () => {
  const waiting = () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED, 1013);
    return machine;
  };

  it.each([
    ['the timer', TIMER],
    ['retry-now', RETRY_NOW],
  ])('connects again on %s, whose timeout replaces the wait (L12)', (_, happening) => {
    const machine = waiting();
    expect(machine.tell(happening)).toEqual([CONNECTING, { type: 'schedule', delayMs: 10_000 }]);
    expect(machine.state).toMatchObject({ phase: 'connecting', nextRetryAt: null });
    expect(machine.tell(OPENED)).toContainEqual({ type: 'opened', session: 2 });
  });

  it('hears no late close of the connection that is gone: nothing counts twice (L7)', () => {
    const machine = waiting();
    const before = machine.state;
    expect(machine.tell(1006, OPENED, CONNECT)).toEqual([]);
    expect(machine.state).toBe(before);
  });

  it('is ended by close in a later task, with 1006 (L5)', () => {
    const machine = waiting();
    expect(machine.tell('close')).toEqual([{ type: 'discard' }, { type: 'schedule', delayMs: 0 }]);
    expect(machine.state).toMatchObject({ phase: 'closing', nextRetryAt: null });
    expect(machine.tell(RETRY_NOW)).toEqual([]);
    expect(machine.tell(TIMER)).toEqual([{ type: 'discard' }, ...END_1006]);
  });

  it('widens from loss to loss (C1013, R5)', () => {
    const machine = waiting();
    expect(machine.tell(TIMER, OPENED, 1013)).toContainEqual({ type: 'schedule', delayMs: 1500 });
    expect(machine.tell(TIMER, OPENED, 1013)).toContainEqual({ type: 'schedule', delayMs: 3000 });
  });
});

describe('waiting for new credentials', () => {
  const refreshing = (code = 3000) => {
    const machine = machineWith({}, { canReauthenticate: true });
    const announced = machine.tell(CONNECT, OPENED, code);
    return { machine, announced, commands: machine.tell(TIMER) };
  };

  it('announces 3000, then asks for them, for reauthenticateTimeoutMs (C3000, R8)', () => {
    const { machine, announced, commands } = refreshing();
    expect(types(announced)).toEqual(['schedule', 'decided', 'reconnecting']);
    expect(announced).toContainEqual({ type: 'schedule', delayMs: 0 });
    const close = { ...lost(3000), opened: true };
    expect(commands).toEqual([
      { type: 'schedule', delayMs: 30_000 },
      { type: 'reauthenticate', close },
    ]);
    expect(machine.state).toMatchObject({ phase: 'waiting', nextRetryAt: null });
  });

  it('connects at once when they came (C3000)', () => {
    const { machine } = refreshing();
    expect(types(machine.tell(true))).toEqual(['connect', 'schedule']);
    expect(machine.state).toMatchObject({ phase: 'connecting', decision: { action: 'retry' } });
  });

  it.each([3000, 1008])('ends with %i when they did not, and says so (R8, L3)', (code) => {
    const { machine } = refreshing(code);
    const because = expect.stringContaining('no new credentials');
    expect(machine.tell(false)).toMatchObject([
      { type: 'decided', details: { close: lost(code), decision: { action: 'stop', because } } },
      UNSCHEDULE,
      { type: 'ended', close: lost(code) },
    ]);
    expect(machine.state).toMatchObject({ phase: 'closed', decision: { action: 'stop' } });
  });

  it('discards a refresh that takes too long, and goes on as if it had failed (R8)', () => {
    const { machine } = refreshing();
    expect(types(machine.tell(TIMER))).toEqual(['discard', 'decided', 'schedule', 'ended']);
    expect(machine.tell(true)).toEqual([]);
    expect(machine.state).toMatchObject({ phase: 'closed', decision: { action: 'stop' } });
  });

  it('ends with a second 3000 right after the new credentials (C3000)', () => {
    const { machine } = refreshing();
    expect(machine.tell(true, OPENED, 3000)).toContainEqual({ type: 'ended', close: lost(3000) });
  });

  it('asks again when credentials are refused that are a minute old: they may have expired (R8)', () => {
    const { machine } = refreshing();
    machine.at += 20_000;
    machine.tell(true, OPENED, 1013);
    machine.at += 60_000;
    expect(types(machine.tell(TIMER, OPENED, 3000, TIMER))).toContain('reauthenticate');
    machine.tell(true, OPENED, 1013);
    machine.at += 59_999;
    expect(machine.tell(TIMER, OPENED, 3000)).toContainEqual({ type: 'ended', close: lost(3000) });
  });

  it('counts their age from when they came, however long that took (R8)', () => {
    const { machine } = refreshing();
    machine.at += 600_000;
    expect(machine.tell(true, OPENED, 3000)).toContainEqual({ type: 'ended', close: lost(3000) });
  });

  it.each([true, false])(
    'asks after the wait that follows the third 1006 that never opened, and connects, refreshed or not: %s (C1006N, R8)',
    (ok) => {
      const machine = machineWith({}, { canReauthenticate: true });
      expect(machine.tell(CONNECT, 1006, TIMER, 1006, TIMER, 1006)).toContainEqual({ type: 'schedule', delayMs: 3000 });
      expect(types(machine.tell(TIMER))).toEqual(['schedule', 'reauthenticate']);
      expect(types(machine.tell(ok))).toEqual(['connect', 'schedule']);
    },
  );

  it('asks after a third connect timeout too, having discarded the attempt (C1006N, L8)', () => {
    const machine = machineWith({}, { canReauthenticate: true });
    const commands = machine.tell(CONNECT, TIMER, TIMER, TIMER, TIMER, TIMER);
    expect(types(commands)).toEqual(['discard', 'schedule', 'decided', 'reconnecting']);
    expect(types(machine.tell(TIMER))).toContain('reauthenticate');
  });

  it('is not cut short by retry-now, and hears the answer once (L12)', () => {
    const { machine } = refreshing();
    const before = machine.state;
    expect(machine.tell(RETRY_NOW)).toEqual([]);
    expect(machine.state).toBe(before);
    machine.tell(true);
    expect(machine.tell(true)).toEqual([]);
    expect(machine.tell(false)).toEqual([]);
  });

  it('is abandoned by close (L5)', () => {
    const { machine } = refreshing();
    expect(machine.tell('close')).toEqual([{ type: 'discard' }, { type: 'schedule', delayMs: 0 }]);
    expect(machine.tell(true)).toEqual([]);
    expect(machine.tell(TIMER)).toEqual([{ type: 'discard' }, ...END_1006]);
  });
});

describe('a session that has to be confirmed', () => {
  const opened = () => {
    const machine = machineWith({}, { confirms: true });
    return { machine, commands: machine.tell(CONNECT, OPENED) };
  };

  it('has connectTimeoutMs for it, and only then stableMs to become stable (L16)', () => {
    const { machine, commands } = opened();
    expect(commands).toEqual([
      { type: 'opened', session: 1 },
      { type: 'schedule', delayMs: 10_000 },
    ]);
    machine.at += 8000;
    expect(machine.tell(CONFIRMED)).toEqual([{ type: 'schedule', delayMs: 5000 }, { type: 'confirmed' }]);
    machine.at += 4999;
    machine.tell(1011);
    expect(machine.state.outage?.crashes).toBe(1);
  });

  it('is confirmed once', () => {
    const { machine } = opened();
    machine.tell(CONFIRMED);
    expect(machine.tell(CONFIRMED)).toEqual([]);
  });

  it('is never stable without that, however long it lasts (L16)', () => {
    const { machine } = opened();
    machine.tell(1013, TIMER, OPENED);
    machine.at += 9999;
    machine.tell(1013);
    expect(machine.state).toMatchObject({ outage: { attempts: 2 } });
  });

  it('is given up as lost when it takes longer (L16)', () => {
    const { machine } = opened();
    expect(types(machine.tell(TIMER))).toEqual(['discard', 'schedule', 'decided', 'reconnecting']);
    expect(machine.state).toMatchObject({ phase: 'waiting', lastClose: { code: 1006, opened: true } });
  });
});

describe('reconnect', () => {
  it('leaves an open session for the next at once, as if nothing had happened before (L15)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, 1006, TIMER, OPENED);
    expect(machine.tell(RECONNECT)).toEqual([{ type: 'leave' }, CONNECTING, { type: 'schedule', delayMs: 10_000 }]);
    expect(machine.state).toMatchObject({ phase: 'connecting', outage: null });
    expect(machine.tell(OPENED)).toContainEqual({ type: 'opened', session: 2 });
  });

  it.each<[string, Happening[]]>([
    ['an attempt', [CONNECT]],
    ['a wait', [CONNECT, 1006]],
    ['a refresh', [CONNECT, OPENED, 3000, TIMER]],
  ])('discards %s, and connects at once (L15)', (_, before) => {
    const machine = machineWith({}, { canReauthenticate: true });
    machine.tell(...before);
    expect(types(machine.tell(RECONNECT))).toEqual(['discard', 'connect', 'schedule']);
    expect(machine.state).toMatchObject({ phase: 'connecting', outage: null });
  });

  it('gives new credentials their chance after 3000 (L15, C3000)', () => {
    const machine = machineWith({}, { canReauthenticate: true });
    machine.tell(CONNECT, OPENED, 3000, TIMER, true, OPENED, RECONNECT, OPENED);
    expect(machine.tell(3000)).toContainEqual({ type: 'schedule', delayMs: 0 });
  });
});

describe('a pause', () => {
  const HOUR_MS = 3_600_000;

  it('leaves a session and tries nothing, and its end connects at once (L17)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED);
    expect(machine.tell(PAUSE)).toEqual([{ type: 'leave' }, UNSCHEDULE]);
    expect(machine.tell(CONNECT, OPENED, TIMER, RETRY_NOW, PAUSE)).toEqual([]);
    expect(machine.tell(RESUME)).toEqual([CONNECTING, { type: 'schedule', delayMs: 10_000 }]);
  });

  it('waits on after a 1013 for what is left of the wait (L17)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED, 1013);
    machine.at += 500;
    expect(machine.tell(PAUSE)).toEqual([{ type: 'discard' }, UNSCHEDULE]);
    machine.at += 100;
    expect(machine.tell(RESUME)).toEqual([{ type: 'schedule', delayMs: 150 }]);
    expect(machine.state).toMatchObject({ phase: 'waiting', nextRetryAt: machine.at + 150 });
  });

  it('waits no more after a 1013 whose wait is over (L17)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED, 1013, PAUSE);
    machine.at += HOUR_MS;
    expect(machine.tell(RESUME)).toEqual([{ type: 'schedule', delayMs: 0 }]);
  });

  it('is no part of the outage of a 1013 (L17)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED, 1013, PAUSE);
    machine.at += HOUR_MS;
    machine.tell(RESUME, TIMER, OPENED, 1013);
    expect(machine.state.decision).toMatchObject({ attempt: 2, windowMs: [1000, 2000] });
  });

  it('ends the outage of a session that was stable, and keeps that of another (L17, R5)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED, 1013, TIMER, OPENED, PAUSE);
    expect(machine.state.outage).toMatchObject({ attempts: 1 });
    machine.tell(RESUME, OPENED);
    machine.at += 5000;
    machine.tell(PAUSE);
    expect(machine.state.outage).toBeNull();
  });

  it('goes on at home, without a wait, when the application reconnected meanwhile (L15, L17)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED, 1013, PAUSE);
    expect(machine.tell(RECONNECT)).toEqual([]);
    expect(machine.tell(RESUME)).toContainEqual(CONNECTING);
    expect(machine.state.outage).toBeNull();
  });
});

describe('several endpoints', () => {
  const attempts = (machine: ReturnType<typeof machineWith>, closes: number[], count: number) =>
    Array.from({ length: count }, (_, index) => {
      machine.tell(...(closes[index] === 1006 ? [1006] : [OPENED, closes[index] ?? 1013]));
      const { endpoint, nextRetryAt } = machine.state;
      machine.tell(TIMER);
      return [endpoint, (nextRetryAt ?? 0) - machine.at];
    });

  it.each([1013, 1014, 1006])('are tried one after the other after %i, then there is a wait (E1)', (code) => {
    const machine = machineWith({}, { endpoints: 3 });
    machine.tell(CONNECT);
    const closes = Array.from({ length: 7 }, () => code);
    const waits = [750, 1500];
    expect(attempts(machine, closes, 7)).toEqual([
      [1, 0],
      [2, 0],
      [0, waits[0]],
      [1, 0],
      [2, 0],
      [0, waits[1]],
      [1, 0],
    ]);
  });

  it('stays where a session fails for another reason (E1)', () => {
    const machine = machineWith({}, { endpoints: 3 });
    machine.tell(CONNECT);
    expect(attempts(machine, [1013, 1011, 1013], 3)).toEqual([
      [1, 0],
      [1, 3000],
      [2, 0],
    ]);
  });

  it('come home when a stable session is lost elsewhere (E2)', () => {
    const machine = machineWith({}, { endpoints: 3 });
    machine.tell(CONNECT, 1006, TIMER, OPENED);
    expect(machine.state.endpoint).toBe(1);
    machine.at += 5000;
    machine.tell(TIMER, 1001);
    expect(machine.state.endpoint).toBe(0);
  });

  it('leave a place that becomes overloaded, wherever it is (E1)', () => {
    const machine = machineWith({}, { endpoints: 3 });
    machine.tell(CONNECT, 1006, TIMER, OPENED);
    machine.at += 5000;
    machine.tell(TIMER, 1013);
    expect(machine.state).toMatchObject({ endpoint: 2, nextRetryAt: machine.at });
  });

  it('begin at home when the application reconnects (L15)', () => {
    const machine = machineWith({}, { endpoints: 3 });
    expect(machine.tell(CONNECT, 1006, TIMER, OPENED, RECONNECT)).toContainEqual(CONNECTING);
  });
});

describe('closing', () => {
  const closing = () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED, 'close');
    return machine;
  };

  it('ends with what the peer answers, 1011 as well as 4001: no code is invented or masked (L5)', () => {
    for (const code of [4001, 1011, 1005]) {
      const machine = closing();
      expect(machine.tell(code)).toEqual([UNSCHEDULE, { type: 'ended', close: lost(code) }]);
      expect(machine.state).toMatchObject({ phase: 'closed', lastClose: null, decision: null });
    }
  });

  it('ends with 1006 after closeTimeoutMs (L5)', () => {
    expect(closing().tell(TIMER)).toEqual([{ type: 'discard' }, ...END_1006]);
  });

  it('takes no second close', () => {
    const machine = closing();
    const before = machine.state;
    expect(machine.tell('close', OPENED, RETRY_NOW, RECONNECT, CONNECT, true)).toEqual([]);
    expect(machine.state).toBe(before);
  });
});

describe('closed', () => {
  it('is never left, by anything (L3, L4)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED, 1000);
    const before = machine.state;
    for (const happening of [CONNECT, OPENED, TIMER, RETRY_NOW, RECONNECT, 1006, true, false, 'close'] as const) {
      expect(machine.tell(happening)).toEqual([]);
      expect(machine.state).toBe(before);
    }
  });
});

describe('the state', () => {
  it('is replaced and never changed', () => {
    const machine = machineWith();
    const kept: [MachineState, string][] = [];
    for (const happening of [CONNECT, OPENED, 1013, TIMER, TIMER, TIMER, OPENED, TIMER, 'close', TIMER] as const) {
      kept.push([machine.state, JSON.stringify(machine.state)]);
      machine.tell(happening);
    }
    for (const [state, then] of kept) expect(JSON.stringify(state)).toBe(then);
    expect(initialState).toSatisfy(Object.isFrozen);
  });
});
