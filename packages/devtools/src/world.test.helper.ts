import { ResilientSocket, type ResilientSocketOptions } from '@resilient-socket/core';
import { type FakeConnection, fakeWebSockets } from '@resilient-socket/core/testing';
import { vi } from 'vitest';
import type { ResilientSocketTimeline } from './resilient-socket-timeline.ts';
import './define.ts';

const START = new Date('2026-01-02T03:04:05Z');
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A socket whose network the test plays; it takes time and timers from the page, so that fake timers move it. */
export function fakeSocket(options: ResilientSocketOptions & { readonly random?: number } = {}) {
  const { random = 0.5, ...rest } = options;
  const network = fakeWebSockets();
  const socket = new ResilientSocket('wss://example.test/', [], {
    WebSocket: network.WebSocket,
    platform: { random: () => random },
    logger: SILENT,
    ...rest,
  });
  return { socket, network };
}

export type World = ReturnType<typeof fakeSocket>;

export function fakeTime(): void {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'Date', 'requestAnimationFrame', 'setInterval'],
    now: START,
  });
}

/** The next attempt is made and accepted. */
export async function opened(world: World): Promise<FakeConnection> {
  world.socket.retryNow();
  await vi.advanceTimersByTimeAsync(0);
  world.network.last.accept();
  return world.network.last;
}

/** An element in the document, and a look into it. */
export function mounted(socket: ResilientSocket | null = null) {
  const element = document.createElement('resilient-socket-timeline');
  document.body.append(element);
  element.socket = socket;
  return { element, ...look(element) };
}

export function look(element: ResilientSocketTimeline) {
  const find = (selector: string) => {
    const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  };
  const text = (testId: string) => find(`[data-testid=${testId}]`).textContent;
  const rows = () => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-testid=timeline-row]') ?? [])];
  return {
    text,
    rows,
    find,
    button: find('[data-testid=retry-now]') as HTMLButtonElement,
    newest: () => rows()[0]?.textContent ?? '',
    said: () => find('[role=status]').textContent,
  };
}
