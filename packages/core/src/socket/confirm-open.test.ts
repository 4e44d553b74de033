import { describe, expect, it } from 'vitest';
import { open, reopen, setUp } from './socket-world.test.helper.ts';

const confirmOpen = (data: unknown) => data === 'welcome';

describe('confirmOpen (L16)', () => {
  it('holds the outbox back until a message for which it is true, whose listeners come first', async () => {
    const world = setUp({ confirmOpen });
    world.socket.send('waits');
    world.socket.addEventListener('message', ({ data }) => world.socket.send(`${data}, too`, { queue: false }));
    await open(world);
    world.network.last.receive('news');
    expect(world.network.last.sent).toEqual(['news, too']);
    world.network.last.receive('welcome');
    expect(world.network.last.sent).toEqual(['news, too', 'welcome, too', 'waits']);
  });

  it('keeps the order: what is sent before that waits behind what waits already', async () => {
    const world = setUp({ confirmOpen });
    world.socket.send('first');
    await open(world);
    expect(world.socket.send('second')).toBe('queued');
    world.network.last.receive('welcome');
    expect(world.socket.send('third')).toBeUndefined();
    expect(world.network.last.sent).toEqual(['first', 'second', 'third']);
  });

  it('lets through what listeners of open send, and what does not wait: authentication', async () => {
    const world = setUp({ confirmOpen });
    world.socket.addEventListener('open', () => world.socket.send('token'));
    world.socket.send('waits');
    await open(world);
    expect(world.socket.send('another token', { queue: false })).toBe('sent');
    expect(world.network.last.sent).toEqual(['token', 'another token']);
  });

  it('loses and doubles nothing when the server accepts and then refuses with 1013', async () => {
    const world = setUp({ confirmOpen });
    const lost: unknown[] = [];
    world.socket.onundelivered = ({ dropped, unconfirmed }) => lost.push(dropped, unconfirmed);
    const messages = Array.from({ length: 100 }, (_, id) => `${id}`);
    for (const message of messages) world.socket.send(message);
    for (let refusals = 0; refusals < 3; refusals += 1) {
      await reopen(world);
      world.network.last.end(1013);
    }
    await reopen(world);
    world.network.last.receive('welcome');
    expect(world.network.connections.flatMap(({ sent }) => sent)).toEqual(messages);
    expect(lost).toEqual([]);
  });

  it('starts the stable clock: sessions that are refused belong to one outage (R5)', async () => {
    const world = await open(setUp({ confirmOpen, connectTimeoutMs: 60_000 }));
    await world.clock.advance(20_000);
    world.network.last.end(1013);
    await reopen(world);
    await world.clock.advance(20_000);
    world.network.last.end(1013);
    expect(world.socket.getSnapshot().attempt).toBe(2);
    await reopen(world);
    world.network.last.receive('welcome');
    await world.clock.advance(5000);
    expect(world.socket.getSnapshot().attempt).toBe(0);
  });

  it('gives up a session that is not confirmed within connectTimeoutMs, and says so', async () => {
    const world = await open(setUp({ confirmOpen }));
    await world.clock.advance(9999);
    expect(world.socket.readyState).toBe(1);
    await world.clock.advance(1);
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'waiting', lastClose: { code: 1006, opened: true } });
    expect(world.log[0]).toContain('the connection was lost; not confirmed within connectTimeoutMs; attempt 1');
  });

  it('is asked no more once it said yes, and again in the next session', async () => {
    const asked: unknown[] = [];
    const world = setUp({
      confirmOpen(data) {
        asked.push(data);
        return data === 'welcome';
      },
    });
    await open(world);
    for (const data of ['news', 'welcome', 'more']) world.network.last.receive(data);
    world.network.last.end(1013);
    await reopen(world);
    world.network.last.receive('again');
    expect(asked).toEqual(['news', 'welcome', 'again']);
  });

  it('that throws means no, and is logged by its kind', async () => {
    const world = await open(
      setUp({
        confirmOpen() {
          throw new TypeError('token=secret');
        },
      }),
    );
    const heard: unknown[] = [];
    world.socket.onmessage = ({ data }) => heard.push(data);
    world.network.last.receive('news');
    expect(heard).toEqual(['news']);
    expect(world.log).toEqual(['resilient-socket: confirmOpen failed: TypeError']);
    expect(world.socket.send('waits')).toBe('queued');
  });

  it('that answers a promise has not said yes', async () => {
    const world = await open(setUp({ confirmOpen: (async () => true) as never }));
    world.network.last.receive('welcome');
    expect(world.socket.send('waits')).toBe('queued');
  });

  it('is obeyed without an outbox too: there is nothing to hold back', async () => {
    const world = await open(setUp({ confirmOpen, outbox: false }));
    expect(world.socket.send('at once')).toBeUndefined();
    expect(world.network.last.sent).toEqual(['at once']);
  });

  it('is not asked after close(), also by a listener of that message', async () => {
    const world = setUp({ confirmOpen });
    world.socket.send('waits');
    world.socket.addEventListener('message', () => world.socket.close());
    await open(world);
    world.network.last.receive('welcome');
    expect(world.network.last.sent).toEqual([]);
    expect(world.socket.readyState).toBe(2);
  });
});
