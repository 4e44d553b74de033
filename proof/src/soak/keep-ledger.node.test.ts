import { once } from 'node:events';
import { ResilientSocket } from '@resilient-socket/core';
import { serve } from '@resilient-socket/tooling/script';
import { expect, onTestFinished, test } from 'vitest';
import { countingLogger, keepLedger } from './keep-ledger.ts';
import { emptyLedger } from './ledger.ts';
import { numbered } from './numbered.ts';
import { Counts } from './tally.ts';

test('the ledger notes what the socket says that it dropped, and what may not have arrived', async () => {
  const ledger = emptyLedger();
  const socket = new ResilientSocket(serve({ onMessage: true, drop: true }), [], {
    logger: countingLogger(new Counts()),
  });
  onTestFinished(() => socket.close());
  keepLedger(socket, ledger);
  await once(socket, 'open');
  socket.send(numbered(1, false));
  socket.send(numbered(2, true));
  await once(socket, 'reconnecting');
  expect(ledger).toMatchObject({ dropped: [], unconfirmed: [1, 2] });
  socket.send(numbered(3, true));
  socket.close();
  await once(socket, 'close');
  expect(ledger).toMatchObject({ dropped: [3], unconfirmed: [1, 2] });
});
