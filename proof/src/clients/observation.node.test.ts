import { expect, it } from 'vitest';
import { type Observation, outcomeOf, worse } from './observation.ts';

const back: Observation = { recovered: true, ended: false, attempts: 1, handshakes: 1, live: 1, firstDelayMs: 50 };
const over: Observation = { recovered: false, ended: true, attempts: 0, handshakes: 0, live: 0, firstDelayMs: null };
const silent: Observation = { ...back, recovered: false };

it('has four outcomes', () => {
  const hangs = { ...over, ended: false };
  expect([back, over, silent, hangs].map(outcomeOf)).toEqual(['recovers', 'ends', 'silent', 'hangs']);
});

it.each([
  ['the same', back, back, []],
  ['fewer handshakes', { ...back, handshakes: 9 }, back, []],
  ['a later first handshake', back, { ...back, firstDelayMs: 5000 }, []],
  ['back where the native one gives up', over, { ...back, handshakes: 3 }, []],
  ['two connections there', over, { ...back, live: 2 }, ['more live connections']],
  ['a leak', back, { ...back, live: 2 }, ['more live connections']],
  ['one more handshake', back, { ...back, handshakes: 2 }, ['more handshakes']],
  ['not back', back, over, ['does not recover']],
  ['silent', back, silent, ['does not recover']],
  [
    'silent where the native one says that it is over',
    over,
    silent,
    ['does not say so', 'more live connections', 'more handshakes'],
  ],
])('worse: %s', (_name, native, other, respects) => {
  expect(worse(native, other)).toEqual(respects);
});
