import type { Endpoint, ResilientSocket } from '@resilient-socket/core';
import { serve } from '@resilient-socket/tooling/script';
import { type ReactNode, StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type UseResilientSocketOptions,
  type UseResilientSocketResult,
  useResilientSocket,
  useSocketMessage,
} from './index.ts';

let root: Root;
let result: UseResilientSocketResult;
let renders: number;
let messages: unknown[];
const sockets = new Set<ResilientSocket>();

function Probe({ url, options }: { url: Endpoint | null; options?: UseResilientSocketOptions }) {
  renders += 1;
  result = useResilientSocket(url, options);
  if (result.socket) sockets.add(result.socket);
  useSocketMessage(result.socket, ({ data }) => messages.push(data));
  return <output>{result.phase}</output>;
}

beforeEach(() => {
  root = createRoot(document.createElement('div'));
  renders = 0;
  messages = [];
  sockets.clear();
});

afterEach(() => root.unmount());

const render = (node: ReactNode) => flushSync(() => root.render(node));
const phase = () => expect.poll(() => result.phase, { interval: 5 });

describe('useResilientSocket', () => {
  it('opens on mounting and hears a message that comes with the opening', async () => {
    render(<Probe url={serve({ stay: true, greet: 'first' }, { stay: true, greet: 'second' })} />);
    await expect.poll(() => messages).toEqual(['first']);
    expect(result).toMatchObject({ phase: 'open', attempt: 0, nextRetryAt: null, lastClose: null });
  });

  it('opens one connection in StrictMode', async () => {
    const url = serve({ stay: true, greet: 'first' }, { stay: true, greet: 'second' });
    render(
      <StrictMode>
        <Probe url={url} />
      </StrictMode>,
    );
    await phase().toBe('open');
    await expect.poll(() => messages).toEqual(['first']);
  });

  it('renders for phases and not for messages', async () => {
    render(<Probe url={serve({ stay: true })} />);
    await phase().toBe('open');
    const before = renders;
    for (let count = 0; count < 100; count += 1) expect(result.send(`${count}`)).toBe('sent');
    await expect.poll(() => messages.length).toBe(100);
    expect(renders).toBe(before);
  });

  it('shows the loss and the coming attempt of a 1013, and then the next session', async () => {
    render(<Probe url={serve({ close: 1013, reason: 'retry-after-ms=60000' }, { stay: true })} />);
    await phase().toBe('waiting');
    expect(result.attempt).toBe(1);
    expect(result.lastClose).toMatchObject({ code: 1013, classification: { category: 'overload' } });
    expect(result.nextRetryAt).toBeGreaterThan(Date.now());
    expect(result.retryNow()).toBe(true);
    await phase().toBe('open');
  });

  it('stops on 1000, where retryNow makes a new socket', async () => {
    render(<Probe url={serve({ close: 1000 }, { stay: true })} options={{ logger: console }} />);
    await phase().toBe('closed');
    expect(result.send('late')).toBe('refused');
    expect(result.retryNow()).toBe(true);
    await phase().toBe('open');
    expect(sockets.size).toBe(2);
  });

  it('keeps its socket when options and callbacks change, and uses the latest callbacks', async () => {
    const url = serve({ close: 3000, onMessage: true }, { stay: true });
    const refreshed: string[] = [];
    const options = (name: string): UseResilientSocketOptions => ({ reauthenticate: async () => refreshed.push(name) });
    render(<Probe url={url} options={options('old')} />);
    await phase().toBe('open');
    const { socket } = result;
    render(<Probe url={url} options={options('new')} />);
    expect(result.socket).toBe(socket);
    result.send('expire my token');
    await expect.poll(() => socket?.getSnapshot().session).toBe(2);
    expect(refreshed).toEqual(['new']);
  });

  it('asks a url function, always the latest one, for each attempt', async () => {
    const url = serve({ close: 1013, reason: 'retry-after-ms=1', onMessage: true }, { stay: true });
    const asked: string[] = [];
    const endpoint = (name: string) => () => {
      asked.push(name);
      return url;
    };
    render(<Probe url={endpoint('old')} />);
    await phase().toBe('open');
    const { socket } = result;
    render(<Probe url={endpoint('new')} />);
    result.send('close me');
    await expect.poll(() => socket?.getSnapshot().session).toBe(2);
    expect(asked).toEqual(['old', 'new']);
  });

  it('makes a new socket for a new url, and closes the old one', async () => {
    render(<Probe url={serve({ stay: true })} />);
    await phase().toBe('open');
    const { socket } = result;
    render(<Probe url={serve({ stay: true, greet: 'new' })} />);
    await expect.poll(() => messages).toEqual(['new']);
    await expect.poll(() => socket?.readyState).toBe(3);
    expect(result.socket).not.toBe(socket);
  });

  it('has no socket for url null, and closes on the change to it', async () => {
    render(<Probe url={serve({ stay: true })} />);
    await phase().toBe('open');
    const { socket } = result;
    render(<Probe url={null} />);
    await phase().toBe('idle');
    expect(result.socket).toBeNull();
    expect(result.send('nobody listens')).toBe('refused');
    expect(result.retryNow()).toBe(false);
    await expect.poll(() => socket?.readyState).toBe(3);
  });

  it.each([
    ['connecting', serve({ hang: true })],
    ['open', serve({ stay: true })],
    ['waiting', serve({ close: 1013, reason: 'retry-after-ms=60000' })],
  ])('closes for good when unmounted while %s', async (when, url) => {
    render(<Probe url={url} />);
    await phase().toBe(when);
    const { socket } = result;
    root.unmount();
    await expect.poll(() => socket?.readyState).toBe(3);
  });
});
