import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type Happening, newWorld } from './machine-promises.test.helper.ts';
import { createRunner } from './machine-runner.test.helper.ts';
import { createPolicy, type PolicyOptions } from './policy.ts';
import type { PageState } from './wait.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const page: fc.Arbitrary<PageState> = fc.record({ online: fc.boolean(), visible: fc.boolean() });

const closed = fc
  .record({
    code: fc.oneof(fc.constantFrom(1000, 1001, 1006, 1008, 1011, 1013, 3000, 4000, 4001, 4002), fc.nat(65_535)),
    reason: fc.constantFrom('', '', 'retry-after-ms=0', 'retry-after-ms=99', 'retry-after-ms=90000'),
    wasClean: fc.boolean(),
  })
  .map((close) => ({ type: 'closed', close }) as const);
const frequent = (
  weight: number,
  type: 'connect' | 'opened' | 'confirmed' | 'timer-fired' | 'retry-now' | 'reconnect-asked' | 'suspected' | 'woke',
) => ({
  weight,
  arbitrary: fc.constant({ type }),
});
const close = { weight: 1, arbitrary: fc.constant({ type: 'close-asked', call: [1000] } as const) };
const pageChange = { weight: 4, arbitrary: page.map((now) => ({ type: 'page', page: now }) as const) };
const happening: fc.Arbitrary<Happening> = fc.oneof(
  frequent(1, 'connect'),
  frequent(6, 'opened'),
  frequent(8, 'timer-fired'),
  frequent(2, 'retry-now'),
  frequent(2, 'confirmed'),
  frequent(1, 'reconnect-asked'),
  frequent(2, 'suspected'),
  frequent(2, 'woke'),
  { weight: 8, arbitrary: closed },
  pageChange,
  { weight: 3, arbitrary: fc.boolean().map((ok) => ({ type: 'reauthenticated', ok }) as const) },
  close,
);
/** What a listener may bring about. */
const reply = fc.oneof(
  close,
  frequent(1, 'retry-now'),
  frequent(1, 'reconnect-asked'),
  frequent(1, 'woke'),
  pageChange,
);
const steps = fc.array(
  fc.record({
    happening,
    afterMs: fc.oneof(fc.nat(100), fc.constantFrom(4999, 5000, 30_000, 600_000)),
    random: chance,
    reply: fc.option(reply, { nil: undefined, freq: 2 }),
  }),
  { maxLength: 80 },
);

/** Every code of the second lives on for long; the first and third bring stops too. */
const policies: PolicyOptions[] = [
  {},
  { codes: { '0-65535': 'backoff', 3000: 'reauthenticate', 4002: 'immediate' } },
  { limit: { attempts: 4 }, codes: { 4001: 'reauthenticate' }, stableMs: 0 },
];

describe('the machine, whatever happens in whatever order', () => {
  it.each(policies)('keeps every promise with the policy %o (R3-R5, R8, L1-L8, L13, P1-P5)', (options) => {
    const hidden = fc.constantFrom(0, 20_000, 3_600_000);
    fc.assert(
      fc.property(
        steps,
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
        hidden,
        (series, canReauthenticate, confirms, endpoints, hiddenDelayMs) => {
          const policy = createPolicy(options);
          const times = {
            connectTimeoutMs: 10_000,
            closeTimeoutMs: 2000,
            reauthenticateTimeoutMs: 30_000,
            hiddenDelayMs,
          };
          const run = createRunner({ policy, ...times, canReauthenticate, confirms, endpoints });
          let world = run(newWorld, { happening: { type: 'connect' }, at: 0, random: 0 });
          for (const { afterMs, ...step } of series) world = run(world, { ...step, at: world.at + afterMs });
        },
      ),
      { numRuns: 150 },
    );
  });
});
