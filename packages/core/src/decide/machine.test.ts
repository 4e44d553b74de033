import { describe, expect, it } from 'vitest';
import { createMachine, type MachineSettings } from './machine.ts';
import { type Command, initialState, type MachineState } from './machine-data.ts';
import { createPolicy, type PolicyOptions } from './policy.ts';

type Happening = { type: 'connect' | 'opened' | 'timer-fired' | 'retry-now' } | number | boolean | 'close';

const CONNECT: Happening = { type: 'connect' };
const OPENED: Happening = { type: 'opened' };
const TIMER: Happening = { type: 'timer-fired' };
const RETRY_NOW: Happening = { type: 'retry-now' };

/** A machine that is told what happens: a number closes the connection with that code, a boolean ends a refresh. */
function machineWith(options: PolicyOptions = {}, more: Partial<MachineSettings> = {}) {
  const transition = createMachine({
    policy: createPolicy(options),
    connectTimeoutMs: 10_000,
    closeTimeoutMs: 2000,
    hiddenDelayMs: 0,
    canReauthenticate: false,
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
const UNSCHEDULE = { type: 'schedule', delayMs: null };
const END_1006 = [UNSCHEDULE, { type: 'ended', close: lost(1006) }];

describe('idle', () => {
  it('connects within connectTimeoutMs (L8)', () => {
    const machine = machineWith();
    expect(machine.tell(CONNECT)).toEqual([{ type: 'connect' }, { type: 'schedule', delayMs: 10_000 }]);
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
      { type: 'schedule', delayMs: 7000 },
      { type: 'opened', session: 1 },
    ]);
    expect(machine.state).toMatchObject({ phase: 'open', session: 1 });
  });

  it('waits after 1006, and says so after the state has changed (L2, C1006N)', () => {
    const machine = machineWith();
    const commands = machine.tell(CONNECT, 1006);
    expect(commands).toMatchObject([
      { type: 'schedule', delayMs: 750 },
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
    expect(types(commands)).toEqual(['discard', 'schedule', 'reconnecting']);
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
    expect(machineWith({ limit: { attempts: 0 } }).tell(CONNECT, TIMER)).toEqual([{ type: 'discard' }, ...END_1006]);
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
      { type: 'reconnecting', details: { close: { ...lost(1013), opened: true }, decision: { action: 'retry' } } },
    ]);
    expect(machine.state).toMatchObject({ phase: 'waiting', nextRetryAt: 1750, session: 1 });
  });

  it('ends with 1000, once (L3, C1000)', () => {
    const machine = machineWith();
    expect(machine.tell(CONNECT, OPENED, 1000)).toEqual([UNSCHEDULE, { type: 'ended', close: lost(1000) }]);
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
    expect(machine.tell(happening)).toEqual([{ type: 'connect' }, { type: 'schedule', delayMs: 10_000 }]);
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
    return { machine, commands: machine.tell(CONNECT, OPENED, code) };
  };

  it('announces 3000, then asks for them, without a timer (C3000)', () => {
    const { machine, commands } = refreshing();
    expect(types(commands)).toEqual(['schedule', 'reconnecting', 'reauthenticate']);
    expect(commands).toContainEqual(UNSCHEDULE);
    expect(commands).toContainEqual({ type: 'reauthenticate', close: { ...lost(3000), opened: true } });
    expect(machine.state).toMatchObject({ phase: 'waiting', nextRetryAt: null });
  });

  it('retries 3000 at once when they came (C3000)', () => {
    const { machine } = refreshing();
    expect(machine.tell(true)).toEqual([{ type: 'schedule', delayMs: 0 }]);
    expect(machine.state).toMatchObject({ phase: 'waiting', nextRetryAt: 1000, decision: { action: 'retry' } });
    expect(types(machine.tell(TIMER))).toEqual(['connect', 'schedule']);
  });

  it.each([3000, 1008])('ends with %i when they did not (R8, L3)', (code) => {
    const { machine } = refreshing(code);
    expect(machine.tell(false)).toEqual([UNSCHEDULE, { type: 'ended', close: lost(code) }]);
    expect(machine.state).toMatchObject({ phase: 'closed', decision: { action: 'stop' } });
  });

  it('ends with a second 3000 before a stable session (C3000)', () => {
    const { machine } = refreshing();
    expect(machine.tell(true, TIMER, OPENED, 3000)).toContainEqual({ type: 'ended', close: lost(3000) });
  });

  it.each([true, false])(
    'goes on to wait after the third 1006 that never opened, refreshed or not: %s (C1006N, R8)',
    (ok) => {
      const machine = machineWith({}, { canReauthenticate: true });
      expect(types(machine.tell(CONNECT, 1006, TIMER, 1006, TIMER, 1006))).toContain('reauthenticate');
      expect(machine.tell(ok)).toEqual([{ type: 'schedule', delayMs: 3000 }]);
    },
  );

  it('asks after a third connect timeout too, having discarded the attempt (C1006N, L8)', () => {
    const machine = machineWith({}, { canReauthenticate: true });
    const commands = machine.tell(CONNECT, TIMER, TIMER, TIMER, TIMER, TIMER);
    expect(types(commands)).toEqual(['discard', 'schedule', 'reconnecting', 'reauthenticate']);
  });

  it('is not cut short by retry-now or a stray timer, and hears the answer once (L12)', () => {
    const { machine } = refreshing();
    const before = machine.state;
    expect(machine.tell(RETRY_NOW, TIMER)).toEqual([]);
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
    expect(machine.tell('close', OPENED, RETRY_NOW, CONNECT, true)).toEqual([]);
    expect(machine.state).toBe(before);
  });
});

describe('closed', () => {
  it('is never left, by anything (L3, L4)', () => {
    const machine = machineWith();
    machine.tell(CONNECT, OPENED, 1000);
    const before = machine.state;
    for (const happening of [CONNECT, OPENED, TIMER, RETRY_NOW, 1006, true, false, 'close'] as const) {
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
