import { describe, expect, it } from 'vitest';
import { createRetrier, pacedWebSocket, ResilientSocket } from '../index.ts';
import { fakeWebSockets, manualClock } from '../testing/index.ts';

const WebSocket = fakeWebSockets().WebSocket;

const socketWith = (options: object | null) => () => {
  const given = options && { WebSocket, platform: manualClock(), ...options };
  new ResilientSocket('wss://example.test/', [], given as object).close();
};

describe('an option of another kind (R10)', () => {
  it.each([
    [{ backoff: 5 }, 'backoff must be an object, got number'],
    [{ limit: 5 }, 'limit must be an object, got number'],
    [{ limit: null }, 'limit must be an object, got null'],
    [{ restartSpreadMs: 5000 }, 'restartSpreadMs must be an object, got number'],
    [{ codes: 'stop' }, 'codes must be a plain object, got stop'],
    [{ hints: 'no' }, 'hints must be a boolean, got string'],
    [{ heartbeat: true }, 'heartbeat must be an object, got boolean'],
    [{ heartbeat: 'ping' }, 'heartbeat must be an object, got string'],
    [{ outbox: 100 }, 'outbox must be a boolean or an object, got number'],
    [{ outbox: null }, 'outbox must be a boolean or an object, got null'],
    [{ codec: JSON.stringify }, 'codec.encode must be a function, got undefined'],
    [{ logger: console.log }, 'logger.debug must be a function, got undefined'],
    [{ platform: 5 }, 'platform must be an object, got number'],
    [{ platform: { now: 5 } }, 'platform.now must be a function, got number'],
    [{ platform: { setTimer: undefined } }, 'platform.setTimer must be a function, got undefined'],
    [{ platform: { random: 'x' } }, 'platform.random must be a function, got string'],
    [{ decide: 'retry' }, 'decide must be a function, got string'],
    [{ signal: new AbortController() }, 'signal.addEventListener must be a function, got undefined'],
    [
      { heartbeat: { message: { op: 'ping' } } },
      'heartbeat.message must be a text, bytes or a function, got an object',
    ],
    [{ codes: new Map([[4001, 'stop']]) }, 'codes must be a plain object, got [object Map]'],
    [{ codes: { 4001: undefined } }, 'codes[4001] must be an object, its phrase and reason texts, got undefined'],
  ])('is refused at once: %j', (options, message) => {
    expect(socketWith(options)).toThrow(new TypeError(message));
  });

  it('is refused where all options are', () => {
    expect(socketWith(null)).toThrow(new TypeError('options must be an object, got null'));
    expect(() => pacedWebSocket(5 as never)).toThrow(new TypeError('options must be an object, got number'));
  });

  it.each([
    [{ backoff: null }, 'backoff must be an object, got null'],
    [{ backoff: 'x' }, 'backoff must be an object, got string'],
    [{ platform: { setTimer: 1 } }, 'platform.setTimer must be a function, got number'],
    [{ logger: { ...console, warn: 'no' } }, 'logger.warn must be a function, got string'],
    [{ codes: [] }, 'codes must be a plain object, got '],
  ])('is refused by a paced class, too: %j', (options, message) => {
    expect(() => pacedWebSocket({ WebSocket, ...options } as object)).toThrow(new TypeError(message));
  });

  it.each([[['stop']], [() => 'stop'], [{}], [{ minMs: 5000 }]])(
    'is refused where a code has no recovery: %j',
    (rule) => {
      expect(socketWith({ codes: { 4001: rule } })).toThrow(
        new RangeError('codes[4001].recovery must be one of none,stop,backoff,immediate,reauthenticate, got undefined'),
      );
    },
  );

  it('is refused by a retrier, too', () => {
    const retrierWith = (options: object) => () => createRetrier(options);
    expect(retrierWith({ options: null })).toThrow(new TypeError('options must be an object, got null'));
    expect(retrierWith({ policy: null })).toThrow(new TypeError('policy must be an object, got null'));
    expect(retrierWith({ policy: {} })).toThrow(new TypeError('policy.decide must be a function, got undefined'));
    expect(retrierWith({ now: 5 })).toThrow(new TypeError('now must be a function, got number'));
    expect(retrierWith({ canReauthenticate: 'yes' })).toThrow(/canReauthenticate must be a boolean, got string/);
  });

  it('may be undefined, as in an option that is not given', () => {
    const names = ['codes', 'backoff', 'limit', 'hints', 'heartbeat', 'outbox', 'codec', 'logger', 'decide'];
    expect(socketWith(Object.fromEntries(names.map((name) => [name, undefined])))).not.toThrow();
  });
});
