import type { Endpoints, ResilientSocket } from '@resilient-socket/core';
import { serve } from '@resilient-socket/tooling/script';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type App,
  createApp,
  defineComponent,
  type EffectScope,
  effectScope,
  h,
  KeepAlive,
  nextTick,
  shallowRef,
  version,
  watch,
} from 'vue';
import {
  createSharedSockets,
  type UseResilientSocketOptions,
  type UseResilientSocketResult,
  useResilientSocket,
  useSocketMessage,
} from './index.ts';

const logger = { debug() {}, info() {}, warn() {}, error() {} };
const url = shallowRef<Endpoints | null>(null);
let app: App;
let result: UseResilientSocketResult;
let renders: number;
let messages: unknown[];

const Probe = defineComponent<{ readonly options?: UseResilientSocketOptions }>(
  ({ options }) => {
    const mine = useResilientSocket(url, { logger, ...options });
    result = mine;
    useSocketMessage(mine.socket, ({ data }) => messages.push(data));
    return () => {
      renders += 1;
      return h('output', mine.phase.value);
    };
  },
  { props: ['options'] as never },
);

function show(render: () => unknown) {
  app = createApp({ render });
  app.mount(document.createElement('div'));
}

function mount(first: Endpoints | null, options: UseResilientSocketOptions = {}) {
  url.value = first;
  show(() => h(Probe, { options }));
}

beforeEach(() => {
  renders = 0;
  messages = [];
});

afterEach(() => app.unmount());

const phase = () => expect.poll(() => result.phase.value, { interval: 5 });

describe('useResilientSocket', () => {
  it('opens on mounting and hears a message that comes with the opening', async () => {
    mount(serve({ stay: true, greet: 'first' }, { stay: true, greet: 'second' }));
    await expect.poll(() => messages).toEqual(['first']);
    expect(result.phase.value).toBe('open');
    expect([result.attempt.value, result.nextRetryAt.value, result.lastClose.value]).toEqual([0, null, null]);
  });

  it('renders for phases and not for messages', async () => {
    mount(serve({ stay: true }));
    await phase().toBe('open');
    await nextTick();
    const before = renders;
    for (let count = 0; count < 100; count += 1) expect(result.send(`${count}`)).toBe('sent');
    await expect.poll(() => messages.length).toBe(100);
    expect(renders).toBe(before);
  });

  it('shows the loss and the coming attempt of a 1013, and then the next session', async () => {
    mount(serve({ close: 1013, reason: 'retry-after-ms=60000' }, { stay: true }));
    await phase().toBe('waiting');
    expect(result.attempt.value).toBe(1);
    expect(result.lastClose.value).toMatchObject({ code: 1013, classification: { category: 'overload' } });
    expect(result.nextRetryAt.value).toBeGreaterThan(Date.now());
    expect(result.retryNow()).toBe(true);
    await phase().toBe('open');
  });

  it('stops on 1000, where retryNow makes a new socket', async () => {
    mount(serve({ close: 1000 }, { stay: true }));
    await phase().toBe('closed');
    const { value: stopped } = result.socket;
    expect(result.send('late')).toBe('refused');
    expect(result.retryNow()).toBe(true);
    await phase().toBe('open');
    expect(result.socket.value).not.toBe(stopped);
  });

  it('reauthenticates on 3000', async () => {
    const refreshed: number[] = [];
    mount(serve({ close: 3000 }, { stay: true, greet: 'in again' }), {
      reauthenticate: async ({ code }) => refreshed.push(code),
    });
    await expect.poll(() => messages).toEqual(['in again']);
    expect(refreshed).toEqual([3000]);
  });

  it('makes a new socket for a new url, and closes the old one', async () => {
    mount(serve({ stay: true }));
    await phase().toBe('open');
    const { value: old } = result.socket;
    url.value = serve({ stay: true, greet: 'new' });
    await expect.poll(() => messages).toEqual(['new']);
    await expect.poll(() => old?.readyState).toBe(3);
  });

  it('has no socket for url null, and closes on the change to it', async () => {
    mount(serve({ stay: true }));
    await phase().toBe('open');
    const { value: old } = result.socket;
    url.value = null;
    expect(result.phase.value).toBe('idle');
    expect(result.socket.value).toBeNull();
    expect(result.send('nobody listens')).toBe('refused');
    expect(result.retryNow()).toBe(false);
    await expect.poll(() => old?.readyState).toBe(3);
  });

  it('is paused while KeepAlive holds its component back, and keeps what is sent meanwhile', async () => {
    url.value = serve({ stay: true });
    const isHere = shallowRef(true);
    show(() => h(KeepAlive, () => (isHere.value ? h(Probe) : null)));
    await phase().toBe('open');
    const { value: socket } = result.socket;
    isHere.value = false;
    await nextTick();
    expect(result.phase.value).toBe('paused');
    expect(result.send('while away')).toBe('queued');
    isHere.value = true;
    await expect.poll(() => messages).toEqual(['while away']);
    expect(result.socket.value).toBe(socket);
    expect(result.session.value).toBe(2);
  });

  it('follows no component out of sight where it belongs to a store that this one made', async () => {
    const isHere = shallowRef(true);
    let store: UseResilientSocketResult | undefined;
    let scope: EffectScope | undefined;
    const First = defineComponent(() => {
      scope = effectScope(true);
      store = scope.run(() => useResilientSocket(serve({ stay: true }), { logger }));
      return () => h('p');
    });
    show(() => h(KeepAlive, () => (isHere.value ? h(First) : null)));
    await expect.poll(() => store?.phase.value).toBe('open');
    isHere.value = false;
    await nextTick();
    expect(store?.phase.value).toBe('open');
    scope?.stop();
  });

  it.each([
    ['connecting', serve({ hang: true })],
    ['open', serve({ stay: true })],
    ['waiting', serve({ close: 1013, reason: 'retry-after-ms=60000' })],
  ])('closes for good when unmounted while %s', async (when, endpoint) => {
    mount(endpoint);
    await phase().toBe(when);
    const { value: socket } = result.socket;
    app.unmount();
    await expect.poll(() => socket?.readyState).toBe(3);
  });

  it('makes a new socket for protocols of another value, and for another key', async () => {
    const protocols = shallowRef(['a', 'b']);
    const key = shallowRef('ann');
    mount(serve({ stay: true }), { protocols, key });
    const socket = () => result.socket.value;
    const first = socket();
    protocols.value = ['a', 'b'];
    expect(socket()).toBe(first);
    protocols.value = ['b'];
    const second = socket();
    expect(second).not.toBe(first);
    key.value = 'ben';
    expect(socket()).not.toBe(second);
  });

  it('goes on undisturbed when a getter gives the same url again', async () => {
    const part = shallowRef('a');
    const endpoint = serve({ close: 1013, reason: 'retry-after-ms=60000' });
    const phases: string[] = [];
    const scope = effectScope();
    scope.run(() => {
      const { phase: shown } = useResilientSocket(() => `${endpoint}&${part.value.slice(1)}`, { logger });
      watch(shown, (now) => phases.push(now), { immediate: true, flush: 'sync' });
    });
    part.value = 'b';
    await expect.poll(() => phases.at(-1)).toBe('waiting');
    part.value = 'c';
    expect(phases).toEqual(['connecting', 'open', 'waiting']);
    scope.stop();
  });

  it('takes a list of endpoints, and moves on from one that is overloaded (1013)', async () => {
    mount([serve({ close: 1013 }), serve({ stay: true, greet: 'from the other' })]);
    await expect.poll(() => messages).toEqual(['from the other']);
  });

  it('asks a url function for each attempt', async () => {
    const endpoint = serve({ close: 1013, reason: 'retry-after-ms=1' }, { stay: true, greet: 'again' });
    let asked = 0;
    mount(() => {
      asked += 1;
      return endpoint;
    });
    await expect.poll(() => messages).toEqual(['again']);
    expect(asked).toBe(2);
  });

  it('says what to write where a getter gave a promise', () => {
    const scope = effectScope();
    expect(() => scope.run(() => useResilientSocket((async () => 'wss://example.com') as never))).toThrow(
      /must not be promises: .* from a getter/,
    );
  });

  it('works in an effect scope without a component, and closes when that stops', async () => {
    mount(null);
    const scope = effectScope();
    const outside = scope.run(() => useResilientSocket(serve({ stay: true })));
    await expect.poll(() => outside?.phase.value).toBe('open');
    const socket: ResilientSocket | null | undefined = outside?.socket.value;
    scope.stop();
    await expect.poll(() => socket?.readyState).toBe(3);
  });
});

describe('useResilientSocket with a shared socket', () => {
  it('opens one connection for ten components', async () => {
    url.value = serve({ stay: true, greet: 'first' }, { stay: true, greet: 'second' });
    const options = { shared: createSharedSockets() };
    show(() => Array.from({ length: 10 }, () => h(Probe, { options })));
    await expect.poll(() => messages.length).toBe(10);
    expect(new Set(messages).size).toBe(1);
  });

  it('survives a change of routes, and closes when the last component is gone for longer than the grace', async () => {
    url.value = serve({ stay: true, greet: 'first' }, { stay: true, greet: 'second' });
    const options = { shared: createSharedSockets({ graceMs: 100 }) };
    const route = shallowRef('one');
    show(() => (route.value === 'loading' ? null : h(Probe, { key: route.value, options })));
    await phase().toBe('open');
    const { value: socket } = result.socket;
    route.value = 'loading';
    await nextTick();
    route.value = 'another';
    await nextTick();
    expect([result.socket.value === socket, result.phase.value, result.session.value]).toEqual([true, 'open', 1]);
    app.unmount();
    expect(socket?.readyState).toBe(1);
    await expect.poll(() => socket?.readyState).toBe(3);
  });

  it('is paused when all its components are held back', async () => {
    url.value = serve({ stay: true });
    const options = { shared: createSharedSockets() };
    const [isFirst, isSecond] = [shallowRef(true), shallowRef(true)];
    show(() => [
      h(KeepAlive, () => (isFirst.value ? h(Probe, { options }) : null)),
      h(KeepAlive, () => (isSecond.value ? h(Probe, { options }) : null)),
    ]);
    await phase().toBe('open');
    isFirst.value = false;
    await nextTick();
    expect(result.phase.value).toBe('open');
    isSecond.value = false;
    await nextTick();
    expect(result.phase.value).toBe('paused');
  });
});

it('runs with the Vue that its project names', () => {
  expect(version).toMatch(/^3\.(3\.0|[5-9])/);
});
