import { expect, it } from 'vitest';
import * as binding from './index.ts';

it('exports this and nothing else', () => {
  expect(Object.keys(binding).sort()).toEqual([
    'createSharedSockets',
    'useLatestMessage',
    'useResilientSocket',
    'useRetryCountdown',
    'useSocketMessage',
    'useSocketSnapshot',
  ]);
});
