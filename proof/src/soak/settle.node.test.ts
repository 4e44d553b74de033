import { expect, test } from 'vitest';
import { emptyLedger, type Ledger } from './ledger.ts';
import { settle, total } from './settle.ts';

/** Message 1 was sent; 2 and 3 waited in the outbox for the second connection; all arrived and were echoed. */
function healthy(): Ledger {
  return {
    ...emptyLedger(),
    answers: new Map([
      [1, 'sent'],
      [2, 'queued'],
      [3, 'queued'],
    ]),
    connections: [
      { handed: [1], completed: false, givenUp: false },
      { handed: [2, 3], completed: false, givenUp: false },
    ],
    received: [1, 2, 3],
    echoed: [1, 2, 3],
  };
}

const FLAWLESS = { unreported: 0, misreported: 0, lost: 0, duplicated: 0, late: 0, reordered: 0, unconfirmed: 0 };

const WITHOUT_2 = { received: [1, 3], echoed: [1, 3] };
const WITHOUT_3 = { received: [1, 2], echoed: [1, 2] };

test('what arrived once and in order is flawless', () => {
  expect(settle(healthy())).toMatchObject({ ...FLAWLESS, sent: 1, queued: 2, refused: 0, received: 3, echoed: 3 });
});

test.each<[string, Partial<Ledger>, object]>([
  ['a message that arrived twice is duplicated', { received: [1, 2, 2, 3] }, { duplicated: 1 }],
  ['so is one that came again on a later connection', { received: [1, 2, 3, 1] }, { duplicated: 1 }],
  ['an echo that came twice is duplicated', { echoed: [1, 2, 3, 3] }, { duplicated: 1 }],
  ['a message behind a later one is reordered', { received: [1, 3, 2] }, { reordered: 1 }],
  ['an echo behind a later one is reordered', { echoed: [2, 1, 3] }, { reordered: 1 }],
  ['a message that the server skipped is lost', { ...WITHOUT_2, unconfirmed: [2] }, { lost: 1 }],
  ['one that the socket does not name is unreported besides', WITHOUT_2, { lost: 1, unreported: 1 }],
  ['an echo that the client skipped is lost', { echoed: [1, 3] }, { lost: 1 }],
  ['what a connection took at its end is unconfirmed', { ...WITHOUT_3, unconfirmed: [3] }, { unconfirmed: 1 }],
  ['what the socket does not name of it is unreported', WITHOUT_3, { unconfirmed: 1, unreported: 1 }],
  ['what arrived though the socket could not know is doubted', { unconfirmed: [2, 3] }, { doubted: 2 }],
  ['an echo that did not come any more is no loss', { echoed: [1] }, {}],
  ['what a closed connection threw away is lost', { thrownAway: [9] }, { lost: 1 }],
  ['what a connection was handed was not dropped', { dropped: [3] }, { misreported: 1 }],
  ['what nobody sent was not dropped', { dropped: [9] }, { misreported: 1 }],
  ['what no connection was handed is not unconfirmed', { unconfirmed: [9] }, { misreported: 1 }],
  [
    'what is named twice is named once too often',
    { ...WITHOUT_3, unconfirmed: [3, 3] },
    { unconfirmed: 1, misreported: 1 },
  ],
  ['a burst that was cut off is no loss', { bursts: [{ numbers: [1, 2], of: 3, clean: false }] }, { burst: 2 }],
  ['a burst before a clean close lacks nothing', { bursts: [{ numbers: [1, 2], of: 3, clean: true }] }, { lost: 1 }],
  ['a burst has no gap', { bursts: [{ numbers: [1, 3], of: 3, clean: false }] }, { lost: 1 }],
])('%s', (_title, flaw, expected) => {
  expect(settle({ ...healthy(), ...flaw })).toMatchObject({ ...FLAWLESS, ...expected });
});

test('the end of a connection that we closed, with an answer, has to arrive', () => {
  const ledger = { ...healthy(), ...WITHOUT_3, unconfirmed: [3] };
  const connections = [
    { handed: [1], completed: false, givenUp: false },
    { handed: [2, 3], completed: true, givenUp: false },
  ];
  expect(settle({ ...ledger, connections })).toMatchObject({ ...FLAWLESS, lost: 1 });
});

test('a message that two connections were handed is duplicated, whatever arrived', () => {
  const ledger = healthy();
  ledger.connections.push({ handed: [3], completed: false, givenUp: false });
  expect(settle(ledger)).toMatchObject({ ...FLAWLESS, duplicated: 1 });
});

test('a message of a connection that was given up for dead may come late, but not twice', () => {
  const connections = [
    { handed: [1], completed: false, givenUp: true },
    { handed: [2, 3], completed: false, givenUp: false },
  ];
  expect(settle({ ...healthy(), connections, received: [2, 1, 3] })).toMatchObject({ ...FLAWLESS, late: 1 });
  expect(settle({ ...healthy(), connections, received: [1, 2, 3, 1] })).toMatchObject({ ...FLAWLESS, duplicated: 1 });
});

test('a message that was queued and that no connection got is unreported until the socket says that it was dropped', () => {
  const ledger = healthy();
  ledger.answers.set(4, 'queued');
  expect(settle(ledger)).toMatchObject({ ...FLAWLESS, dropped: 0, unreported: 1 });
  ledger.dropped.push(4);
  expect(settle(ledger)).toMatchObject({ ...FLAWLESS, dropped: 1 });
});

test('a message that was sent and that no connection got is unreported, and no drop', () => {
  const ledger = healthy();
  ledger.answers.set(4, 'sent');
  expect(settle(ledger)).toMatchObject({ ...FLAWLESS, unreported: 1 });
  ledger.dropped.push(4);
  expect(settle(ledger)).toMatchObject({ ...FLAWLESS, misreported: 1 });
});

test('a refused message that nobody got is the application’s; one that arrived would come twice', () => {
  const ledger = healthy();
  ledger.answers.set(4, 'refused');
  ledger.thrownAway.push(4);
  expect(settle(ledger)).toMatchObject({ ...FLAWLESS, refused: 1 });
  ledger.received.push(4);
  expect(settle(ledger)).toMatchObject({ ...FLAWLESS, duplicated: 1 });
});

test('balances add up', () => {
  const one = settle(healthy());
  expect(total([one, one])).toMatchObject({ ...FLAWLESS, sent: 2, queued: 4, received: 6 });
});
