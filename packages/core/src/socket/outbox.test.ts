import { describe, expect, it } from 'vitest';
import { open, setUp } from './socket-world.test.helper.ts';

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

  it('loses no other message over one that cannot be sent', async () => {
    const world = setUp({
      script(connection) {
        const send = connection.send.bind(connection);
        connection.send = (data: unknown) => {
          if (data === 'bad') throw new TypeError('cannot be sent');
          send(data as never);
        };
      },
    });
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
