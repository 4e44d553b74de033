import { describe, expect, it } from 'vitest';
import type { MessageErrorEvent } from './events.ts';
import { open, setUp } from './socket-world.test.helper.ts';

const codec = { encode: JSON.stringify, decode: (data: unknown) => JSON.parse(String(data)) };

describe('a codec (T1)', () => {
  it('encodes what is sent, at once or later, and decodes what comes', async () => {
    const world = setUp({ codec });
    const heard: unknown[] = [];
    world.socket.onmessage = ({ data }) => heard.push(data);
    const mutable = { id: 1 };
    expect(world.socket.send(mutable)).toBe('queued');
    mutable.id = 9;
    await open(world);
    world.socket.send({ id: 2 });
    world.network.last.receive('{"reply":[1,2]}');
    expect(world.network.last.sent).toEqual(['{"id":1}', '{"id":2}']);
    expect(heard).toEqual([{ reply: [1, 2] }]);
  });

  it('may be a function with both, such as a class', async () => {
    const world = setUp({ codec: Object.assign(() => {}, codec) });
    world.socket.send(5);
    await open(world);
    expect(world.network.last.sent).toEqual(['5']);
  });

  it('decodes for many listeners as for one, once', async () => {
    let decoded = 0;
    const world = await open(
      setUp({
        codec: {
          ...codec,
          decode(data: unknown) {
            decoded += 1;
            return JSON.parse(String(data));
          },
        },
      }),
    );
    const heard: unknown[] = [];
    for (let listeners = 0; listeners < 3; listeners += 1) {
      world.socket.addEventListener('message', (event) => heard.push(event.data, event.target === world.socket));
    }
    world.network.last.receive('[1]');
    expect(heard).toEqual([[1], true, [1], true, [1], true]);
    expect(decoded).toBe(1);
  });

  it('that cannot decode fires messageerror with what came and why; the next message is heard', async () => {
    const world = await open(setUp({ codec }));
    const heard: unknown[] = [];
    world.socket.onmessage = ({ data }) => heard.push(data);
    world.socket.onmessageerror = ({ data, error }: MessageErrorEvent) => heard.push(data, (error as Error).name);
    world.network.last.receive('{');
    world.network.last.receive('{}');
    expect(heard).toEqual(['{', 'SyntaxError', {}]);
    expect(world.socket.readyState).toBe(1);
  });

  it('that closes the socket while it encodes gets nothing sent or kept', async () => {
    const world = setUp({
      codec: {
        ...codec,
        encode() {
          world.socket.close();
          return 'late';
        },
      },
    });
    await open(world);
    expect(world.socket.send({}, {})).toBe('refused');
    expect([world.network.last.sent, world.socket.bufferedAmount]).toEqual([[], 0]);
  });

  it('that closes the socket while it decodes lets no message through (N3)', async () => {
    const world = setUp({ codec: { ...codec, decode: () => world.socket.close() } });
    await open(world);
    world.network.last.receive('{}');
    expect(world.fired).toEqual(['open']);
  });

  it.each([
    [{}, /codec.encode must be a function, got undefined/],
    [{ encode: String }, /codec.decode must be a function, got undefined/],
    [{ encode: 5, decode: String }, /codec.encode must be a function, got number/],
  ])('is refused when it is %o (R10)', (half, error) => {
    expect(() => setUp({ codec: half as never })).toThrow(error);
  });

  it('that cannot encode lets send throw, and nothing is sent or kept', async () => {
    const world = setUp({
      codec: {
        ...codec,
        encode() {
          throw new TypeError('a cycle');
        },
      },
    });
    expect(() => world.socket.send({})).toThrow(new TypeError('a cycle'));
    await open(world);
    expect(() => world.socket.send({})).toThrow(new TypeError('a cycle'));
    expect(world.network.last.sent).toEqual([]);
  });

  it('gives undelivered messages back as the application gave them, and confirmOpen what was decoded', async () => {
    const confirmed: unknown[] = [];
    const world = setUp({
      codec,
      confirmOpen(data: unknown) {
        confirmed.push(data);
        return false;
      },
    });
    expect(() => world.socket.send(undefined)).toThrow(/codec.encode must return a text or bytes, got undefined/);
    const lost: unknown[] = [];
    world.socket.onundelivered = ({ dropped }) => lost.push(...dropped);
    const message = { id: 1 };
    world.socket.send(message);
    await open(world);
    world.network.last.receive('{"welcome":true}');
    world.socket.close();
    world.network.last.end(1000);
    expect(confirmed).toEqual([{ welcome: true }]);
    expect(lost[0]).toBe(message);
  });
});
