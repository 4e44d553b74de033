import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMachine } from './machine.ts';
import { type Command, initialState, type MachineEvent } from './machine-data.ts';
import { createPolicy, type PolicyOptions } from './policy.ts';

const closed = fc
  .record({
    code: fc.oneof(fc.constantFrom(1000, 1001, 1006, 1008, 1011, 1013, 3000, 4000, 4001, 4002), fc.nat(65_535)),
    reason: fc.constantFrom('', '', 'retry-after-ms=0', 'retry-after-ms=99'),
    wasClean: fc.boolean(),
  })
  .map((close) => ({ type: 'closed', close }) as const);
const frequent = (weight: number, type: 'connect' | 'opened' | 'timer-fired' | 'retry-now') => ({
  weight,
  arbitrary: fc.constant({ type }),
});
const happening = fc.oneof(
  frequent(1, 'connect'),
  frequent(6, 'opened'),
  frequent(8, 'timer-fired'),
  frequent(2, 'retry-now'),
  { weight: 8, arbitrary: closed },
  { weight: 3, arbitrary: fc.boolean().map((ok) => ({ type: 'reauthenticated', ok }) as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'close-asked', call: [1000] } as const) },
);
const steps = fc.array(
  fc.record({
    happening,
    afterMs: fc.oneof(fc.nat(100), fc.constantFrom(4999, 5000, 600_000)),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  }),
  { maxLength: 80 },
);

/** Every code of the second lives on for long; the first and third bring stops too. */
const policies: PolicyOptions[] = [
  {},
  { codes: { '0-65535': 'backoff', 3000: 'reauthenticate', 4002: 'immediate' } },
  { limit: { attempts: 4 }, codes: { 4001: 'reauthenticate' }, stableMs: 0 },
];

/** What a faithful runner would have under way. */
function runner() {
  const now = { timer: false, transport: false, refresh: false, ends: 0, sessions: 0 };
  return {
    now,
    heard({ type }: MachineEvent) {
      if (type === 'timer-fired') now.timer = false;
      if (type === 'closed') now.transport = false;
      if (type === 'reauthenticated') now.refresh = false;
    },
    run(command: Command) {
      expect(now.ends).toBe(0);
      switch (command.type) {
        case 'connect':
          expect(now).toMatchObject({ transport: false, refresh: false });
          now.transport = true;
          break;
        case 'reauthenticate':
          expect(now).toMatchObject({ transport: false, refresh: false });
          now.refresh = true;
          break;
        case 'discard':
          now.transport = false;
          now.refresh = false;
          break;
        case 'schedule':
          now.timer = command.delayMs !== null;
          if (command.delayMs !== null) expect(command.delayMs >= 0 && command.delayMs < 2 ** 31).toBe(true);
          break;
        case 'opened':
          now.sessions += 1;
          expect(command.session).toBe(now.sessions);
          break;
        case 'ended':
          now.ends += 1;
          break;
      }
    },
  };
}

describe('the machine, whatever happens in whatever order', () => {
  it.each(policies)('keeps every promise with the policy %o (R4, L3, L4, L5, L8)', (options) => {
    fc.assert(
      fc.property(steps, fc.boolean(), (series, canReauthenticate) => {
        const policy = createPolicy(options);
        const transition = createMachine({
          policy,
          connectTimeoutMs: 10_000,
          closeTimeoutMs: 2000,
          hiddenDelayMs: 0,
          canReauthenticate,
        });
        const { now, heard, run } = runner();
        let state = initialState;
        let at = 0;
        let stable = false;
        for (const step of [{ happening: { type: 'connect' } as const, afterMs: 0, random: 0 }, ...series]) {
          at += step.afterMs;
          const event: MachineEvent = { ...step.happening, at, random: step.random };
          heard(event);
          const next = transition(state, event);
          if (state.phase === 'closed') expect(next.state).toBe(state);
          for (const command of next.commands) run(command);
          state = next.state;

          const refreshing = state.phase === 'waiting' && state.nextRetryAt === null;
          if (next.commands.some(({ type }) => type === 'opened')) stable = false;
          else if (event.type === 'timer-fired' && state.phase === 'open') stable = true;
          // Every wait is bounded: it has a timer, unless the application is asked for credentials.
          if (['connecting', 'closing'].includes(state.phase)) expect(now.timer).toBe(true);
          if (state.phase === 'waiting') expect(now.timer).toBe(!refreshing);
          if (state.phase === 'open' && !stable) expect(now.timer).toBe(true);
          expect(now.refresh).toBe(refreshing);
          // A late event may end a connection that the machine still counts on, but none stays behind.
          if (!['connecting', 'open', 'closing'].includes(state.phase)) expect(now.transport).toBe(false);
          const scheduled = next.commands.find((command) => command.type === 'schedule');
          if (state.phase === 'waiting' && scheduled) {
            expect(state.nextRetryAt).toBe(scheduled.delayMs === null ? null : at + scheduled.delayMs);
          }
          if (state.phase !== 'waiting') expect(state.nextRetryAt).toBeNull();
          expect(now.ends).toBe(state.phase === 'closed' ? 1 : 0);
          if (state.phase === 'closed') expect(now.timer).toBe(false);
          expect(state.session).toBe(now.sessions);
        }
      }),
      { numRuns: 150 },
    );
  });
});
