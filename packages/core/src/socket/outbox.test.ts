import { describe, expect, it } from 'vitest';
import { type FakeConnection, type ManualClock, manualClock } from '../testing/index.ts';
import type { OutboxOptions } from './outbox.ts';
import { open, reopen, type SetUp, setUp } from './socket-world.test.helper.ts';

/** A connection that cannot send one of the messages. */
function refuseBad(connection: FakeConnection): void {
  const send = connection.send.bind(connection);
  connection.send = (data: unknown) => {
    if (data === 'bad') throw new TypeError('cannot be sent');
    send(data as never);
  };
}

describe('the outbox (L10)', () => {
  it('keeps messages in order until the session opens; what open listeners send goes first', async () => {
    const world = setUp();
    expect([world.socket.send('a'), world.socket.send('b')]).toEqual(['queued', 'queued']);
    expect(world.socket.bufferedAmount).toBe(2);
    world.socket.addEventListener('open', () => world.socket.send('subscribe'));
    await open(world);
    expect(world.network.last.sent).toEqual(['subscribe', 'a', 'b']);
    expect(world.socket.bufferedAmount).toBe(0);
  });

  it('keeps what is sent between the Close frame of the peer and the close event', async () => {
    const world = await open(setUp());
    Object.assign(world.network.last, { readyState: 2 });
    expect(world.socket.send('kept')).toBe('queued');
    world.network.last.end(1012);
    world.socket.retryNow();
    await world.clock.advance(0);
    world.network.last.accept();
    expect(world.network.last.sent).toEqual(['kept']);
  });

  it('takes the bytes as they are when they are sent', async () => {
    const world = setUp();
    const bytes = new Uint8Array([1, 2, 3]);
    world.socket.send(bytes.subarray(1));
    bytes.fill(9);
    await open(world);
    const [sent] = world.network.last.sent;
    expect(sent).toEqual(new Uint8Array([2, 3]));
  });

  it('holds 100: one too many is refused and logged', async () => {
    const world = setUp();
    for (let count = 0; count < 100; count += 1) expect(world.socket.send(`${count}`)).toBe('queued');
    expect(world.socket.send('one too many')).toBe('refused');
    expect(world.log.join()).toContain('refused');
    await open(world);
    expect(world.network.last.sent).toHaveLength(100);
  });

  it('refuses what is sent after close(), also where the connection is still to be closed or made', async () => {
    const world = setUp();
    const outcomes: unknown[] = [];
    world.socket.onopen = () => {
      world.socket.close();
      outcomes.push(world.socket.send('too late', {}));
    };
    await open(world);
    const connecting = setUp();
    connecting.socket.subscribe(() => {
      if (connecting.socket.readyState === 2) outcomes.push(connecting.socket.send('too late', {}));
    });
    await connecting.clock.advance(0);
    connecting.socket.close();
    expect(outcomes).toEqual(['refused', 'refused']);
    expect([world.network.last.sent, connecting.network.last.sent]).toEqual([[], []]);
  });

  it('sends no more of what waits once a logger has left the session', async () => {
    const write = () => {};
    const error = () => world.socket.reconnect();
    const logger = { debug: write, info: write, warn: write, error };
    const world = setUp({ script: refuseBad, logger });
    for (const message of ['first', 'bad', 'last']) world.socket.send(message);
    await open(world);
    const [left] = world.network.connections;
    await open(world);
    expect([left?.sent, world.network.last.sent]).toEqual([['first'], ['last']]);
  });

  it('loses no other message over one that cannot be sent', async () => {
    const world = setUp({ script: refuseBad });
    for (const message of ['first', 'bad', 'last']) world.socket.send(message);
    await open(world);
    expect(world.network.last.sent).toEqual(['first', 'last']);
    expect(world.log.join()).toContain('could not be sent');
    expect(world.socket.readyState).toBe(1);
  });

  it('counts in the log what still waits at the end (L11)', async () => {
    const world = setUp();
    world.socket.send('never sent');
    world.socket.close();
    await world.clock.advance(0);
    expect(world.log.join()).toContain('1 messages');
  });

  it('switched off, lets send throw while connecting, as native', () => {
    const { socket } = setUp({ outbox: false });
    expect(() => socket.send('early')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
  });

  it('switched off, leaves it to a closing connection what becomes of a message, as native', async () => {
    const world = await open(setUp({ outbox: false }));
    const late: unknown[] = [];
    Object.assign(world.network.last, { readyState: 2, send: (data: unknown) => late.push(data) });
    expect(world.socket.send('late')).toBeUndefined();
    expect([late, world.log]).toEqual([['late'], []]);
  });
});

describe('a bounded outbox (O1)', () => {
  const waiting = (outbox: OutboxOptions) => {
    const world = setUp({ outbox });
    const lost: unknown[] = [];
    world.socket.addEventListener('undelivered', ({ dropped, unconfirmed }) =>
      lost.push([...dropped], [...unconfirmed]),
    );
    return { ...world, lost };
  };

  it('holds as many bytes as it may, as they would be sent', async () => {
    const world = waiting({ maxBytes: 6 });
    expect(['ä', new Uint8Array(3), 'b', 'c'].map((message) => world.socket.send(message))).toEqual([
      'queued',
      'queued',
      'queued',
      'refused',
    ]);
    expect(world.socket.bufferedAmount).toBe(6);
    expect(world.lost).toEqual([]);
    await open(world);
    expect(world.network.last.sent).toEqual(['ä', new Uint8Array(3), 'b']);
    expect(world.socket.bufferedAmount).toBe(0);
  });

  it('drops the oldest until the new message fits, and says which', async () => {
    const world = waiting({ maxMessages: 3, maxBytes: 5, whenFull: 'drop-oldest' });
    expect(['a', 'b', 'c', 'd', '4444'].map((message) => world.socket.send(message))).toEqual(Array(5).fill('queued'));
    expect(world.lost).toEqual([['a'], [], ['b', 'c'], []]);
    await open(world);
    expect(world.network.last.sent).toEqual(['d', '4444']);
  });

  it('drops 200,000 for one message as well as one', () => {
    const world = waiting({ maxMessages: 1e6, maxBytes: 200_000, whenFull: 'drop-oldest' });
    for (let count = 0; count < 200_000; count += 1) world.socket.send('a');
    expect(world.socket.send('b'.repeat(200_000))).toBe('queued');
    expect(world.lost.map((list) => (list as unknown[]).length)).toEqual([200_000, 0]);
  });

  it('drops none for a message that never fits', () => {
    const world = waiting({ maxBytes: 3, whenFull: 'drop-oldest' });
    world.socket.send('a');
    expect(world.socket.send('4444')).toBe('dropped');
    expect(world.lost).toEqual([['4444'], []]);
  });

  it('drops the newest, and says so twice', async () => {
    const world = waiting({ maxMessages: 1, whenFull: 'drop-newest' });
    expect([world.socket.send('a'), world.socket.send('b')]).toEqual(['queued', 'dropped']);
    expect(world.lost).toEqual([['b'], []]);
    await open(world);
    expect(world.network.last.sent).toEqual(['a']);
  });

  it('drops what waited longer than ttlMs, instead of sending it', async () => {
    const world = waiting({ ttlMs: 1000 });
    world.socket.send('old');
    await world.clock.advance(500);
    world.socket.send('young');
    await world.clock.advance(501);
    world.network.last.accept();
    expect(world.network.last.sent).toEqual(['young']);
    expect(world.lost).toEqual([['old'], []]);
  });

  it('drops what is too old before it is full', async () => {
    const world = waiting({ ttlMs: 1000, maxMessages: 1 });
    world.socket.send('old');
    await world.clock.advance(1001);
    expect(world.socket.send('young')).toBe('queued');
    expect(world.lost).toEqual([['old'], []]);
  });

  it.each([
    [{ maxMessages: 0 }, /outbox.maxMessages must be a number >= 1, got 0/],
    [{ maxBytes: Number.NaN }, /outbox.maxBytes must be a number >= 1, got NaN/],
    [{ ttlMs: -1 }, /outbox.ttlMs must be a number >= 1, got -1/],
    [{ whenFull: 'drop' as 'reject' }, /outbox.whenFull must be one of reject,drop-oldest,drop-newest, got drop/],
  ])('refuses %o', (outbox, error) => {
    expect(() => setUp({ outbox })).toThrow(error);
  });
});

describe('what send says (L10)', () => {
  it('is what happened, in every phase, to who gives options', async () => {
    const world = await open(setUp({ outbox: { maxMessages: 1 } }));
    const said = [world.socket.send('a', {})];
    world.network.last.end(1013);
    said.push(
      world.socket.send('b', { queue: true }),
      world.socket.send('c', {}),
      world.socket.send('d', { queue: false }),
    );
    await reopen(world);
    world.socket.close();
    said.push(world.socket.send('e', {}));
    world.network.last.end(1005);
    said.push(world.socket.send('f', {}));
    expect(said).toEqual(['sent', 'queued', 'refused', 'refused', 'refused', 'refused']);
    expect(world.network.connections.flatMap(({ sent }) => sent)).toEqual(['a', 'b']);
  });

  it('is nothing where native says nothing, to who gives none', async () => {
    const world = await open(setUp({ outbox: { maxMessages: 1 } }));
    const said = [world.socket.send('a')];
    world.network.last.end(1013);
    said.push(world.socket.send('b'), world.socket.send('c'));
    world.socket.close();
    said.push(world.socket.send('d'));
    await world.clock.advance(0);
    said.push(world.socket.send('e'));
    expect(said).toEqual([undefined, 'queued', 'refused', undefined, undefined]);
  });
});

describe('a message that shall not wait (O2)', () => {
  it('is refused where no session can take it, without a word in the log', () => {
    const world = setUp();
    expect(world.socket.send('now or never', { queue: false })).toBe('refused');
    expect([world.socket.bufferedAmount, world.log]).toEqual([0, []]);
  });

  it('goes to the open session, and is never listed as unconfirmed', async () => {
    const world = await open(setUp());
    const lost: unknown[] = [];
    world.socket.addEventListener('undelivered', (event) => lost.push(event));
    expect(world.socket.send('now or never', { queue: false })).toBe('sent');
    world.network.last.fail();
    expect([world.network.last.sent, lost]).toEqual([['now or never'], []]);
  });
});

describe('undelivered (O3)', () => {
  const losing = async (options: SetUp = {}, clock?: ManualClock) => {
    const made = setUp(options);
    const world = await open({ ...made, clock: clock ?? made.clock });
    const lost: unknown[][] = [];
    world.socket.addEventListener('undelivered', ({ dropped, unconfirmed }) => {
      lost.push([[...dropped], [...unconfirmed], world.socket.getSnapshot().phase]);
    });
    return { ...world, lost };
  };

  it('lists what was sent within 10 s before a loss, in order, and fires before decision and reconnecting', async () => {
    const world = await losing();
    const order: string[] = [];
    for (const type of ['undelivered', 'decision', 'reconnecting'] as const) {
      world.socket.addEventListener(type, () => order.push(type));
    }
    world.socket.send('long ago');
    await world.clock.advance(1);
    world.socket.send('just in time');
    await world.clock.advance(10_000);
    world.socket.send('last');
    world.network.last.end(1012);
    expect(world.lost).toEqual([[[], ['just in time', 'last'], 'waiting']]);
    expect(order).toEqual(['undelivered', 'decision', 'reconnecting']);
  });

  it('lists each message for its own session only', async () => {
    const world = await losing();
    world.socket.send('a');
    world.network.last.fail();
    await reopen(world);
    world.socket.send('b');
    world.network.last.fail();
    await reopen(world);
    world.network.last.fail();
    expect(world.lost).toEqual([
      [[], ['a'], 'waiting'],
      [[], ['b'], 'waiting'],
    ]);
  });

  it('lists what was kept and has been sent like any other', async () => {
    const world = await losing();
    world.network.last.fail();
    world.socket.send('kept');
    await reopen(world);
    world.network.last.fail();
    expect(world.lost).toEqual([[[], ['kept'], 'waiting']]);
  });

  it('lists older ones that are still in the buffer', async () => {
    const world = await losing();
    world.socket.send('stuck');
    Object.assign(world.network.last, { bufferedAmount: 5 });
    await world.clock.advance(60_000);
    world.socket.send('stuck too');
    // Node's own WebSocket and `ws` say so once a connection is lost.
    Object.assign(world.network.last, { bufferedAmount: 0 });
    world.network.last.fail();
    expect(world.lost).toEqual([[[], ['stuck', 'stuck too'], 'waiting']]);
  });

  it('lists none that have left the buffer since, and looks no more once it is empty', async () => {
    const world = await losing();
    world.socket.send('stuck for long');
    Object.assign(world.network.last, { bufferedAmount: 5 });
    await world.clock.advance(60_000);
    const timers = world.clock.pending();
    Object.assign(world.network.last, { bufferedAmount: 0 });
    await world.clock.advance(10_000);
    expect(world.clock.pending()).toBe(timers - 1);
    world.network.last.fail();
    expect(world.lost).toEqual([]);
  });

  it('lists none that was sent at the moment of the look', async () => {
    const world = await losing();
    world.clock.setTimer(() => world.socket.send('at the look'), 5000);
    world.socket.send('first');
    await world.clock.advance(30_000);
    world.network.last.fail();
    expect(world.lost).toEqual([]);
  });

  it('goes back further where a heartbeat takes its time to notice a dead link (V1)', async () => {
    const world = await losing({ heartbeat: { intervalMs: 20_000, timeoutMs: 5000 } });
    await world.clock.advance(1000);
    world.socket.send('into the void');
    await world.clock.advance(24_000);
    expect(world.lost).toEqual([[[], ['into the void'], 'waiting']]);
  });

  it('lists the newest 10,000, or 10 MB, of a burst', async () => {
    const world = await losing();
    for (let id = 0; id <= 10_000; id += 1) world.socket.send(`${id}`);
    world.network.last.fail();
    const lists = () => world.lost.map(([, unconfirmed]) => unconfirmed as string[]);
    const [many = []] = lists();
    expect([many.length, many[0]]).toEqual([10_000, '1']);
    await reopen(world);
    for (const letter of 'abc') world.socket.send(letter.repeat(4_000_000));
    world.network.last.fail();
    expect(lists()[1]?.map((text) => text[0])).toEqual(['b', 'c']);
    await reopen(world);
    world.socket.send('d'.repeat(11_000_000));
    world.network.last.fail();
    expect(lists()[2]?.map(({ length }) => length)).toEqual([11_000_000]);
  });

  it('fires at the end for what was never sent, with what a stop took along', async () => {
    const world = await losing({ confirmOpen: () => false });
    world.socket.send('never sent');
    world.network.last.end(1009);
    expect(world.lost).toEqual([[['never sent'], [], 'closed']]);
    const other = await losing();
    other.socket.send('sent');
    other.network.last.end(1009);
    expect(other.lost).toEqual([[[], ['sent'], 'closed']]);
  });

  it('does not doubt what was sent before a close that the peer has answered', async () => {
    const world = await losing();
    world.socket.send('arrived');
    world.socket.close();
    world.network.last.end(1005);
    expect(world.lost).toEqual([]);
    const other = await losing();
    other.socket.send('arrived');
    other.socket.close(4001);
    other.network.last.end(4001);
    expect(other.lost).toEqual([]);
  });

  it('doubts it where the peer closed at the same time: behind its Close frame it reads nothing', async () => {
    const world = await losing();
    world.socket.send('a');
    world.socket.close();
    world.network.last.end(1012);
    expect(world.lost).toEqual([[[], ['a'], 'closed']]);
  });

  it('doubts it where the peer did not answer, or the application changed the session', async () => {
    const world = await losing();
    world.socket.send('a');
    world.socket.reconnect();
    expect(world.lost).toEqual([[[], ['a'], 'connecting']]);
    await open(world);
    world.socket.send('b');
    world.socket.close();
    await world.clock.advance(2000);
    expect(world.lost.at(-1)).toEqual([[], ['b'], 'closed']);
  });

  it('lists what a connection refused to take from the outbox', async () => {
    const world = setUp({ script: refuseBad });
    const lost: unknown[] = [];
    world.socket.addEventListener('undelivered', ({ dropped }) => lost.push(...dropped));
    for (const message of ['first', 'bad', 'last']) world.socket.send(message);
    await open(world);
    expect(lost).toEqual(['bad']);
  });

  it('lists what was sent just before the machine slept (V3)', async () => {
    const clock = manualClock();
    let sleptMs = 0;
    const world = await losing({ platform: { ...clock, now: () => clock.now() + sleptMs } }, clock);
    await clock.advance(19_000);
    world.socket.send('long ago');
    await clock.advance(12_000);
    world.socket.send('just before');
    sleptMs = 3_600_000;
    world.socket.send('just after');
    await clock.advance(30_000);
    expect(world.lost).toEqual([[[], ['just before', 'just after'], 'waiting']]);
  });

  it('lists it too where the link was asked after sleep, and found dead (V3)', async () => {
    const clock = manualClock();
    let sleptMs = 0;
    const platform = { ...clock, now: () => clock.now() + sleptMs };
    const world = await losing({ platform, heartbeat: { message: 'ping' } }, clock);
    await clock.advance(19_000);
    world.socket.send('just before');
    sleptMs = 3_600_000;
    await clock.advance(30_000);
    expect(world.lost).toEqual([[[], ['just before'], 'waiting']]);
  });

  it('refuses what its listener sends into a full outbox: to drop for it would have no end', () => {
    const world = setUp({ outbox: { maxMessages: 2, whenFull: 'drop-oldest' } });
    const answers: unknown[] = [];
    world.socket.addEventListener('undelivered', ({ dropped }) => {
      for (const message of dropped) answers.push(message, world.socket.send(message));
    });
    for (const message of 'abcd') answers.push(world.socket.send(message));
    expect(answers).toEqual(['queued', 'queued', 'a', 'refused', 'queued', 'b', 'refused', 'queued']);
  });

  it('lets its listener send the messages again, behind what waits already', async () => {
    const world = await losing();
    world.socket.addEventListener('undelivered', ({ unconfirmed }) => {
      for (const message of unconfirmed) world.socket.send(message);
    });
    world.socket.send('a');
    world.socket.send('b');
    world.network.last.end(1013);
    await reopen(world);
    expect(world.network.last.sent).toEqual(['a', 'b']);
  });

  it('gives bytes back as they were sent, whatever the application has done to its buffer since', async () => {
    const world = await losing({ outbox: { maxMessages: 1, whenFull: 'drop-oldest' } });
    const buffer = new Uint8Array([1]);
    world.socket.send(buffer);
    buffer[0] = 2;
    world.network.last.fail();
    world.socket.send(buffer);
    buffer[0] = 3;
    world.socket.send(buffer);
    expect(world.lost.map(([dropped, unconfirmed]) => [dropped, unconfirmed])).toEqual([
      [[], [new Uint8Array([1])]],
      [[new Uint8Array([2])], []],
    ]);
  });

  it('lists nothing without an outbox', async () => {
    const world = await losing({ outbox: false });
    world.socket.send('as native');
    world.network.last.fail();
    expect(world.lost).toEqual([]);
  });
});
