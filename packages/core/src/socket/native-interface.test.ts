import { serve } from '@resilient-socket/tooling/script';
import { describe, expect, it } from 'vitest';
import { fakeWebSockets, manualClock } from '../testing/index.ts';
import { pacedWebSocket } from './paced-web-socket.ts';
import type { Platform } from './platform.ts';
import { ResilientSocket } from './resilient-socket.ts';

const URL = 'wss://example.test/';
const { CloseEvent } = globalThis;

/** Each class of ours on fake connections and a manual clock; both must do what a native WebSocket does. */
const kinds = [
  {
    name: 'ResilientSocket',
    prepare() {
      const network = fakeWebSockets();
      const clock = manualClock();
      const options = { WebSocket: network.WebSocket, platform: clock as Partial<Platform>, logger: silent };
      const make = (url: string, protocols?: string | string[]): WebSocket =>
        new ResilientSocket(url, protocols, options);
      return { network, clock, Class: ResilientSocket as Constructor, make };
    },
  },
  {
    name: 'pacedWebSocket()',
    prepare() {
      const network = fakeWebSockets();
      const clock = manualClock();
      const Class = pacedWebSocket({ WebSocket: network.WebSocket, platform: clock, logger: silent });
      const make = (url: string, protocols?: string | string[]) => new Class(url, protocols);
      return { network, clock, Class: Class as unknown as Constructor, make };
    },
  },
];

const silent = { debug() {}, info() {}, warn() {}, error() {} };
type Constructor = { new (...args: unknown[]): WebSocket; prototype: WebSocket; name: string };

describe.each(kinds)('$name', ({ prepare }) => {
  async function open() {
    const world = prepare();
    const socket = world.make(URL, ['chat']);
    await world.clock.advance(0);
    world.network.last.accept();
    return { ...world, socket, connection: world.network.last };
  }

  describe('has the interface of a native WebSocket (N1)', () => {
    it('takes one argument at least, and is named and tagged as a WebSocket', () => {
      const { Class, make } = prepare();
      expect([Class.length, Class.name]).toEqual([1, 'WebSocket']);
      expect(() => new Class()).toThrow(TypeError);
      expect(String(make(URL))).toBe('[object WebSocket]');
    });

    it('has the constants on class and prototype, not to be changed', () => {
      const { Class } = prepare();
      for (const owner of [Class, Class.prototype]) {
        for (const [value, name] of ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].entries()) {
          expect(Object.getOwnPropertyDescriptor(owner, name)).toEqual({
            value,
            enumerable: true,
            writable: false,
            configurable: false,
          });
        }
      }
    });

    it.skipIf(!globalThis.WebSocket)('has every member of the native prototype, shaped alike', () => {
      const { Class } = prepare();
      const shape = (descriptor: PropertyDescriptor | undefined) => ({
        enumerable: descriptor?.enumerable,
        configurable: descriptor?.configurable,
        lengths: [descriptor?.get, descriptor?.set, descriptor?.value].map((member) => member?.length),
        names: [descriptor?.get, descriptor?.set].map((member) => member?.name),
      });
      const native = Object.getOwnPropertyDescriptors(globalThis.WebSocket.prototype);
      for (const [name, descriptor] of Object.entries(native)) {
        if (name === 'constructor') continue;
        expect([name, shape(Object.getOwnPropertyDescriptor(Class.prototype, name))]).toEqual([
          name,
          shape(descriptor),
        ]);
      }
    });

    it('checks the receiver before the arguments', () => {
      const { Class } = prepare();
      for (const name of ['url', 'readyState', 'protocol', 'bufferedAmount', 'binaryType', 'onopen'] as const) {
        expect(() => Class.prototype[name], name).toThrow(TypeError);
      }
      expect(() => Class.prototype.close.call({} as WebSocket, 5)).toThrow(TypeError);
      expect(() => Class.prototype.send.call({} as WebSocket, 'early')).toThrow(TypeError);
    });

    it('refuses a bad url and bad protocols at once', () => {
      const { Class, network } = prepare();
      const syntaxError = expect.objectContaining({ name: 'SyntaxError' });
      for (const url of ['ftp://example.test/', 'http://', 'wss://exam^ple.test/', 'wss://example.test/#']) {
        expect(() => new Class(url), url).toThrow(syntaxError);
      }
      for (const protocols of ['', 'a b', 'ä', ['a', 'a'], ['a', ''], {}]) {
        expect(() => new Class(URL, protocols), String(protocols)).toThrow(syntaxError);
      }
      expect(network.connections).toHaveLength(0);
    });

    it('has its url at once: ws for http', () => {
      const { make } = prepare();
      expect(make('https://example.test/a?b').url).toBe('wss://example.test/a?b');
    });

    it('ignores an unknown binaryType, and keeps a known one for the connection to come', async () => {
      const { make, network, clock } = prepare();
      const socket = make(URL);
      socket.binaryType = 'arraybuffer';
      socket.binaryType = 'nonsense' as never;
      expect(socket.binaryType).toBe('arraybuffer');
      await clock.advance(0);
      expect(network.last.binaryType).toBe('arraybuffer');
    });
  });

  describe('has on… properties as native (N2)', () => {
    it('null by default, for null and for what is no object', () => {
      const { make } = prepare();
      const socket = make(URL);
      for (const nothing of [null, undefined, 1, 'x']) {
        socket.onmessage = () => {};
        socket.onmessage = nothing as never;
        expect(socket.onmessage).toBeNull();
      }
    });

    it('an object that cannot be called is kept and never called', async () => {
      const { socket, connection } = await open();
      const handler = { handleEvent: () => expect.unreachable() };
      socket.onmessage = handler as never;
      connection.receive('hello');
      expect(socket.onmessage).toBe(handler);
    });

    it('that keep their place among the listeners, and lose it when set to null', async () => {
      const { socket, connection } = await open();
      const heard: string[] = [];
      socket.addEventListener('message', () => heard.push('a'));
      socket.onmessage = () => heard.push('first');
      socket.addEventListener('message', () => heard.push('b'));
      socket.onmessage = () => heard.push('second');
      connection.receive(1);
      socket.onmessage = null;
      socket.onmessage = () => heard.push('third');
      connection.receive(2);
      expect(heard).toEqual(['a', 'second', 'b', 'a', 'b', 'third']);
    });
  });

  describe('hands messages on (N3)', () => {
    /** The first way is the fast one, for a single plain listener. */
    const ways = {
      'to a listener': (socket: WebSocket, hear: (event: MessageEvent) => void) =>
        socket.addEventListener('message', hear),
      'to onmessage': (socket: WebSocket, hear: (event: MessageEvent) => void) => {
        socket.onmessage = hear;
      },
      'to an object with handleEvent': (socket: WebSocket, handleEvent: (event: MessageEvent) => void) =>
        socket.addEventListener('message', { handleEvent } as EventListenerObject),
      'to a capturing listener': (socket: WebSocket, hear: (event: MessageEvent) => void) =>
        socket.addEventListener('message', hear, true),
      'beside a second listener': (socket: WebSocket, hear: (event: MessageEvent) => void) => {
        socket.addEventListener('message', hear);
        socket.addEventListener('message', () => {});
      },
    };

    it.each(Object.entries(ways))('%s, as real events of this socket', async (_, listen) => {
      const { socket, connection } = await open();
      const seen: unknown[] = [];
      listen(socket, (event) => {
        seen.push(event instanceof MessageEvent, event.type, event.data);
        seen.push(event.target === socket, event.currentTarget === socket, event.srcElement === socket);
      });
      connection.receive('hello');
      expect(seen).toEqual([true, 'message', 'hello', true, true, true]);
    });

    it('to the same listener once, with once once, and not after its signal or its removal', async () => {
      const { socket, connection } = await open();
      const heard: string[] = [];
      const over = new AbortController();
      const twice = () => heard.push('twice');
      const removed = () => heard.push('removed');
      socket.addEventListener('message', twice);
      socket.addEventListener('message', twice);
      socket.addEventListener('message', () => heard.push('once'), { once: true });
      socket.addEventListener('message', () => heard.push('until'), { signal: over.signal });
      socket.addEventListener('message', removed);
      socket.removeEventListener('message', removed);
      connection.receive(1);
      over.abort();
      connection.receive(2);
      socket.removeEventListener('message', twice);
      connection.receive(3);
      expect(heard).toEqual(['twice', 'once', 'until', 'twice']);
    });

    it('to a single listener until its signal, and again when it is added without one', async () => {
      const { socket, connection } = await open();
      const heard: unknown[] = [];
      const listener = ({ data }: MessageEvent) => heard.push(data);
      const over = new AbortController();
      over.signal.addEventListener('abort', () => connection.receive('while aborting'));
      socket.addEventListener('message', listener, { signal: over.signal });
      connection.receive('first');
      over.abort();
      connection.receive('after');
      socket.addEventListener('message', listener, { signal: over.signal });
      connection.receive('too late');
      socket.addEventListener('message', listener);
      connection.receive('last');
      expect(heard).toEqual(['first', 'last']);
    });

    it('to a single listener with once only once', async () => {
      const { socket, connection } = await open();
      const heard: string[] = [];
      socket.addEventListener('message', () => heard.push('once'), { once: true });
      connection.receive(1);
      connection.receive(2);
      expect(heard).toEqual(['once']);
    });

    it('to a listener that one with once adds, from the next message on', async () => {
      const { socket, connection } = await open();
      const heard: unknown[] = [];
      const again = ({ data }: MessageEvent) => {
        heard.push(data);
        if (data < 3) socket.addEventListener('message', again, { once: true });
        else socket.addEventListener('message', again);
      };
      socket.addEventListener('message', again, { once: true });
      for (const data of [1, 2, 3, 4, 5]) connection.receive(data);
      expect(heard).toEqual([1, 2, 3, 4, 5]);
    });

    it('to a listener with once that was called by an event of the application, and added again', async () => {
      const { socket, connection } = await open();
      const heard: unknown[] = [];
      const hear = (event: Event) => heard.push((event as MessageEvent).data);
      socket.addEventListener('message', hear, { once: true });
      socket.dispatchEvent(new MessageEvent('message', { data: 'own' }));
      socket.addEventListener('message', hear);
      for (const data of [1, 2]) connection.receive(data);
      expect(heard).toEqual(['own', 1, 2]);
    });

    it('by the options as an EventTarget reads them', async () => {
      const { socket, connection } = await open();
      const heard: string[] = [];
      const removed = () => heard.push('removed');
      socket.addEventListener('message', () => heard.push('null'), null as never);
      socket.addEventListener('message', removed, { capture: 1 as never });
      socket.removeEventListener('message', removed, true);
      socket.removeEventListener('message', () => {}, null as never);
      connection.receive(1);
      connection.receive(2);
      expect(heard).toEqual(['null', 'null']);
    });

    it('to those that stopImmediatePropagation left out, next time', async () => {
      const { socket, connection } = await open();
      const heard: string[] = [];
      const stop = (event: Event) => event.stopImmediatePropagation();
      socket.addEventListener('message', stop);
      socket.addEventListener('message', () => heard.push('late'), { once: true });
      connection.receive(1);
      socket.removeEventListener('message', stop);
      connection.receive(2);
      connection.receive(3);
      expect(heard).toEqual(['late']);
    });

    it('to no one after close()', async () => {
      const { socket, connection } = await open();
      const heard: unknown[] = [];
      socket.addEventListener('message', (event) => heard.push((event as MessageEvent).data));
      connection.receive('before');
      socket.close();
      connection.receive('after');
      expect(heard).toEqual(['before']);
    });
  });

  describe('sends as native (N4)', () => {
    it('texts and bytes as they are, and anything else as a text', async () => {
      const { socket, connection } = await open();
      const bytes = new Uint8Array([1, 2]);
      const messages: unknown[] = ['text', bytes, bytes.buffer, null, undefined, 5, { toString: () => 'object' }];
      for (const message of messages) socket.send(message as string);
      expect(connection.sent).toEqual(['text', bytes, bytes.buffer, 'null', 'undefined', '5', 'object']);
    });

    it('and returns nothing, without an outbox', async () => {
      const { network, clock } = prepare();
      const { WebSocket } = network;
      const socket = new ResilientSocket(URL, [], { WebSocket, platform: clock, logger: silent, outbox: false });
      await clock.advance(0);
      expect(() => socket.send('early')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
      network.last.accept();
      expect(socket.send('open')).toBeUndefined();
      socket.close();
      expect(socket.send('closing')).toBeUndefined();
    });

    it('not without a message', async () => {
      const { socket } = await open();
      expect(() => (socket.send as () => void)()).toThrow(TypeError);
    });
  });

  describe('ends as native (N5)', () => {
    it('with a real CloseEvent that has the true code, after which nothing comes', async () => {
      const { socket, connection, clock } = await open();
      const heard: Event[] = [];
      for (const type of ['message', 'error', 'close'] as const) socket.addEventListener(type, (e) => heard.push(e));
      socket.close(4001, 'bye');
      expect(socket.readyState).toBe(2);
      expect(connection.closeCall).toEqual([4001, 'bye']);
      connection.end(4001, 'bye');
      await clock.advance(0);
      connection.receive('late');
      expect(heard).toMatchObject([{ type: 'close', code: 4001, reason: 'bye', wasClean: true }]);
      if (CloseEvent) expect(heard[0]).toBeInstanceOf(CloseEvent);
      expect([heard[0]?.target === socket, socket.readyState]).toEqual([true, 3]);
    });

    it('with a CloseEvent also where the runtime has none, as Node 20 and 22', async () => {
      const native = globalThis.CloseEvent;
      Reflect.deleteProperty(globalThis, 'CloseEvent');
      try {
        const { socket, connection, clock } = await open();
        const heard: Event[] = [];
        socket.addEventListener('close', (event) => heard.push(event));
        connection.end(1000, 'done');
        await clock.advance(0);
        expect(heard).toMatchObject([{ code: 1000, reason: 'done', wasClean: true, target: socket }]);
        expect([String(heard[0]), heard[0]?.constructor.name]).toEqual(['[object CloseEvent]', 'CloseEvent']);
      } finally {
        globalThis.CloseEvent = native;
      }
    });

    it.each([[[999]], [[1001]], [[2999]], [[5000]], [['x']], [[null]], [[1000, 'ä'.repeat(62)]]])(
      'not with close(%j), which leaves it usable',
      async (call) => {
        const { socket, connection } = await open();
        expect(() => socket.close(...(call as [number, string]))).toThrow(DOMException);
        expect(socket.readyState).toBe(1);
        socket.send('still there');
        expect(connection.sent).toEqual(['still there']);
      },
    );

    it('with what was left out left out: close() sends no code', async () => {
      const { socket, connection } = await open();
      socket.close();
      expect(connection.closeCall).toEqual([]);
    });

    it('with error, then close 1006, in a later task, when closed while connecting', async () => {
      const { make, clock } = prepare();
      const socket = make(URL);
      const heard: unknown[] = [];
      for (const type of ['error', 'close'] as const) {
        socket.addEventListener(type, (event) => heard.push(type, (event as CloseEvent).code, socket.readyState));
      }
      await clock.advance(0);
      socket.close();
      expect([socket.readyState, heard]).toEqual([2, []]);
      await clock.advance(0);
      expect(heard).toEqual(['error', undefined, 3, 'close', 1006, 3]);
    });
  });
});

describe('in the place of the global (N6)', () => {
  it.each([
    ['ResilientSocket', ResilientSocket],
    ['a paced class', pacedWebSocket()],
  ])('%s does not find itself, nor does another of ours', async (_, Global) => {
    const native = globalThis.WebSocket;
    globalThis.WebSocket = Global;
    try {
      for (const Class of [ResilientSocket, pacedWebSocket()]) {
        const socket: WebSocket = new Class(serve({ greet: 'from a real server', stay: true }));
        const event = await new Promise<unknown>((resolve) => socket.addEventListener('message', resolve));
        expect(event).toMatchObject({ data: 'from a real server' });
        socket.close();
      }
    } finally {
      globalThis.WebSocket = native;
    }
  });

  it('finds the class that a paced class was given', async () => {
    const network = fakeWebSockets();
    const native = globalThis.WebSocket;
    globalThis.WebSocket = pacedWebSocket({ WebSocket: network.WebSocket });
    try {
      const clock = manualClock();
      new ResilientSocket(URL, [], { platform: clock });
      await clock.advance(0);
      expect(network.connections).toHaveLength(1);
    } finally {
      globalThis.WebSocket = native;
    }
  });
});
