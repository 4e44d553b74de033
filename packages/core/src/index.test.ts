import { expect, it } from 'vitest';
import * as core from './index.ts';
import * as testing from './testing/index.ts';

it('exports this and nothing else', () => {
  expect(Object.keys(core).sort()).toEqual([
    'MAX_HINT_MS',
    'MAX_REASON_BYTES',
    'ResilientSocket',
    'classify',
    'closeCodes',
    'codeFacts',
    'constant',
    'createBinding',
    'createCountdown',
    'createMachine',
    'createPolicy',
    'createRetrier',
    'createSharedSockets',
    'defineDialect',
    'exponential',
    'formatRetryHint',
    'idleSnapshot',
    'initialState',
    'isSendable',
    'latestMessage',
    'noSocket',
    'pacedWebSocket',
    'parseRetryHint',
    'proportional',
    'ranges',
    'recordHistory',
    'surfaces',
    'surfacesOf',
    'truncateReason',
    'uniform',
  ]);
  expect(Object.keys(testing).sort()).toEqual(['fakeWebSockets', 'manualClock', 'seededRandom']);
});
