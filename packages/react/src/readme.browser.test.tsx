/// <reference path="../../../tooling/src/readme.d.ts" />
import { redirectWebSockets } from '@resilient-socket/tooling/redirect';
import { serve } from '@resilient-socket/tooling/script';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  page = document.createElement('div');
  root = createRoot(page);
});
afterEach(() => {
  root.unmount();
  vi.unstubAllGlobals();
});

const render = (node: ReactNode) => flushSync(() => root.render(node));
const shows = (text: string) => expect.poll(() => page.textContent).toContain(text);
const click = () => page.querySelector('button')?.click();

describe('the README', () => {
  it('shows a price, and after a 1013 why there is none and a way to try again', async () => {
    const { Price } = await import('readme:1');
    redirectWebSockets(serve({ close: 1013, reason: 'retry-after-ms=60000' }, { greet: '42', stay: true }));
    render(<Price />);
    await shows('the server is overloaded (attempt 1)');
    click();
    await shows('42');
  });

  it('joins a room in each session, also after a 1012', async () => {
    const { Room } = await import('readme:2');
    redirectWebSockets(serve({ close: 1012, reason: 'retry-after-ms=1' }, { stay: true }));
    render(<Room name="ann" />);
    await shows('join ann');
    click();
    await shows('hello');
  });

  it('shares one socket between two components', async () => {
    const { Status, Count } = await import('readme:3');
    redirectWebSockets(serve({ greet: 'only here', stay: true }, { stay: true }));
    render(
      <>
        <Status />
        <Count />
      </>,
    );
    await shows('Live1');
  });

  it('sends and shows messages of its own types', async () => {
    const { Watch } = await import('readme:4');
    redirectWebSockets(serve({ greet: JSON.stringify({ symbol: 'tin', price: 7 }), stay: true }));
    render(<Watch symbol="tin" />);
    await shows('tin 7');
    click();
    await shows('tin 7');
  });
});

describe('the README of the repository', () => {
  it('listens with core, and says what was decided about a 1013', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    redirectWebSockets(serve({ close: 1013, reason: 'retry-after-ms=1' }, { onMessage: true, close: 1000 }));
    await import('root-readme:1');
    await expect.poll(() => log.mock.calls).toContainEqual(['over', 1000]);
    const lines = log.mock.calls.map(([line]) => String(line));
    expect(lines).toContainEqual(expect.stringContaining('1013 Try Again Later: the server is overloaded; attempt 1'));
    expect(lines).toContain('subscribe');
    log.mockRestore();
  });

  it('shows the latest message in React', async () => {
    const { Live } = await import('root-readme:2');
    redirectWebSockets(serve({ close: 1013, reason: 'retry-after-ms=60000' }, { greet: 'live', stay: true }));
    render(<Live />);
    await shows('Retry now (attempt 1)');
    click();
    await shows('live');
  });
});
