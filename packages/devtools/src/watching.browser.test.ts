import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeSocket, fakeTime, look, mounted, opened, type World } from './world.test.helper.ts';

beforeEach(fakeTime);

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

const HINT = 'retry-after-ms=8000';

/** How many listeners and subscriptions are left of those that were added from now on. */
function countListeners({ socket }: World): () => number {
  const added = vi.spyOn(socket, 'addEventListener');
  let subscriptions = 0;
  const { subscribe } = socket;
  Object.defineProperty(socket, 'subscribe', {
    value: (listener: () => void) => {
      const unsubscribe = subscribe(listener);
      subscriptions += 1;
      return () => {
        subscriptions -= 1;
        unsubscribe();
      };
    },
  });
  const listening = ([, , options]: unknown[]) => !(options as AddEventListenerOptions | undefined)?.signal?.aborted;
  return () => subscriptions + added.mock.calls.filter(listening).length;
}

const WAYS: readonly [phase: string, lead: (world: World) => Promise<unknown> | unknown][] = [
  ['connecting', () => vi.advanceTimersByTimeAsync(0)],
  ['open', opened],
  ['waiting', async (world) => (await opened(world)).end(1013, HINT)],
  ['paused', ({ socket }) => socket.pause()],
  [
    'closing',
    async (world) => {
      await opened(world);
      world.socket.close();
    },
  ],
  ['closed', async (world) => (await opened(world)).end(1000)],
];

describe('removed from the document', () => {
  it.each(WAYS)('while %s, it leaves neither listener nor timer behind', async (phase, lead) => {
    const world = fakeSocket();
    const listeners = countListeners(world);
    await lead(world);
    const timers = vi.getTimerCount();
    const { element, text, rows } = mounted(world.socket);
    expect(text('phase')).toBe(phase);
    expect(listeners()).toBeGreaterThan(0);
    element.remove();
    expect([listeners(), vi.getTimerCount()]).toEqual([0, timers]);
    const before = rows().length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(rows()).toHaveLength(before);
  });

  it('and put back, it lists nothing twice, and what it missed of a 1013 and a 1012 as earlier', async () => {
    const world = fakeSocket();
    const { element, rows, text } = mounted(world.socket);
    const connection = await opened(world);
    document.body.append(element);
    expect(rows()).toHaveLength(1);
    connection.end(1013, HINT);
    document.body.append(element);
    expect(rows()).toHaveLength(2);
    expect(text('countdown')).toBe('8 s');
    element.remove();
    (await opened(world)).end(1012, HINT);
    await opened(world);
    document.body.append(element);
    expect(rows().map(({ dataset }) => dataset.session ?? dataset.code)).toEqual(['3', '1012', '1013', '1']);
    expect(rows()[1]?.textContent).toContain('earlier');
  });

  it('lists a 3000 once whose new credentials came before it moved', async () => {
    const world = fakeSocket({ reauthenticate: () => {} });
    const { element, rows } = mounted(world.socket);
    (await opened(world)).end(3000);
    await vi.advanceTimersByTimeAsync(0);
    expect(world.socket.getSnapshot().phase).toBe('connecting');
    document.body.append(element);
    expect(rows().map(({ dataset }) => dataset.code)).toEqual(['3000', undefined]);
  });
});

describe('its socket', () => {
  it('may be set outside the document, where nothing is listened to', async () => {
    const world = fakeSocket();
    const listeners = countListeners(world);
    const element = document.createElement('resilient-socket-timeline');
    element.socket = world.socket;
    expect(listeners()).toBe(0);
    document.body.append(element);
    await opened(world);
    expect(look(element).text('phase')).toBe('open');
  });

  it('may be another: the 1013 of the first is heard of no more, and what was listed stays', async () => {
    const first = fakeSocket();
    const second = fakeSocket();
    const listeners = countListeners(first);
    const { element, text, rows } = mounted(first.socket);
    const connection = await opened(first);
    element.socket = second.socket;
    connection.end(1013, HINT);
    expect([listeners(), text('phase')]).toEqual([0, 'connecting']);
    await opened(second);
    expect(rows().map(({ dataset }) => dataset.kind)).toEqual(['opened', 'opened']);
    element.socket = null;
    expect([text('phase'), text('session'), element.socket]).toEqual(['idle', '0', null]);
  });

  it('may live already: its 1013 and its session are shown, without a time', async () => {
    const world = fakeSocket();
    (await opened(world)).end(1013, HINT);
    await opened(world);
    const { rows, text, element } = mounted(world.socket);
    expect([text('phase'), text('session'), text('attempt')]).toEqual(['open', '2', '1']);
    expect(rows().map(({ dataset }) => [dataset.kind, dataset.code])).toEqual([
      ['opened', undefined],
      ['closed', '1013'],
    ]);
    expect(element.shadowRoot?.querySelector('time')).toBeNull();
  });

  it('may be shown by two elements, of which one is removed after a 1013', async () => {
    const world = fakeSocket();
    const one = mounted(world.socket);
    const other = mounted(world.socket);
    (await opened(world)).end(1013, HINT);
    expect([one.rows().length, other.rows().length]).toEqual([2, 2]);
    one.element.remove();
    await opened(world);
    expect([one.rows().length, other.rows().length]).toEqual([2, 3]);
    expect(one.element.shadowRoot?.adoptedStyleSheets).toEqual(other.element.shadowRoot?.adoptedStyleSheets);
  });

  it('was set before the element was defined', async () => {
    const { ResilientSocketTimeline } = await import('./index.ts');
    const element = document.createElement('late-timeline') as InstanceType<typeof ResilientSocketTimeline>;
    const world = fakeSocket();
    element.socket = world.socket;
    document.body.append(element);
    await opened(world);
    customElements.define('late-timeline', class extends ResilientSocketTimeline {});
    expect(element.socket).toBe(world.socket);
    expect(look(element).text('phase')).toBe('open');
    element.socket = null;
    expect(look(element).text('phase')).toBe('idle');
  });
});
