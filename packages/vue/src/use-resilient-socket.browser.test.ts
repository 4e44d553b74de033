import type { Endpoint, ResilientSocket } from '@resilient-socket/core';
import { serve } from '@resilient-socket/tooling/script';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp, effectScope, h, nextTick, shallowRef } from 'vue';
import {
  type UseResilientSocketOptions,
  type UseResilientSocketResult,
  useResilientSocket,
  useSocketMessage,
} from './index.ts';

const url = shallowRef<Endpoint | null>(null);
let app: App;
let result: UseResilientSocketResult;
let renders: number;
let messages: unknown[];

function mount(first: Endpoint | null, options?: UseResilientSocketOptions) {
  url.value = first;
  app = createApp({
    setup() {
      result = useResilientSocket(url, options);
      useSocketMessage(result.socket, ({ data }) => messages.push(data));
      return () => {
        renders += 1;
        return h('output', result.phase.value);
      };
    },
  });
  app.mount(document.createElement('div'));
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
