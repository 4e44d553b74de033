import type { Endpoints, ResilientSocket } from '@resilient-socket/core';
import { serve } from '@resilient-socket/tooling/script';
import { Component, type ReactNode, StrictMode, Suspense, version } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSharedSockets,
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

const logger = { debug() {}, info() {}, warn() {}, error() {} };

interface ProbeProps {
  readonly url: Endpoints | null;
  readonly options?: UseResilientSocketOptions;
}

function Probe({ url, options }: ProbeProps) {
  renders += 1;
  result = useResilientSocket(url, { logger, ...options });
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
    render(<Probe url={serve({ close: 1000 }, { stay: true })} />);
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

  it('hears the first message of a server that is quicker than React', async () => {
    render(<Probe url={serve({ stay: true, greet: 'first' })} />);
    // The connection opens and the message comes while nothing else can run.
    await expect.poll(() => result.socket?.readyState).toBe(0);
    block(100);
    await expect.poll(() => messages).toEqual(['first']);
  });

  it('makes a new socket for protocols of another value, and for another key', async () => {
    const url = serve({ stay: true });
    const shown = (options: UseResilientSocketOptions) => {
      render(<Probe url={url} options={options} />);
      return result.socket;
    };
    const first = shown({ protocols: ['a', 'b'] });
    expect(shown({ protocols: ['a', 'b'] })).toBe(first);
    const second = shown({ protocols: ['b'] });
    expect(second).not.toBe(first);
    expect(shown({ protocols: ['b'], key: 'ann' })).not.toBe(second);
  });

  it('takes a list of endpoints, and moves on from one that is overloaded (1013)', async () => {
    render(<Probe url={[serve({ close: 1013 }), serve({ stay: true, greet: 'from the other' })]} />);
    await expect.poll(() => messages).toEqual(['from the other']);
  });

  it('shows an error boundary what is wrong with a url, and opens nothing', () => {
    const shown: unknown[] = [];
    render(
      <Boundary onError={(error) => shown.push(error)}>
        <Probe url="ftp://example.com" />
      </Boundary>,
    );
    expect(shown).toMatchObject([{ name: 'SyntaxError', message: expect.stringContaining('url must be') }]);
    expect(sockets.size).toBe(0);
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

  it('keeps its functions, whatever the socket', async () => {
    render(<Probe url={serve({ stay: true })} />);
    const { send, close, retryNow } = result;
    expect(send('queued at once')).toBe('queued');
    await phase().toBe('open');
    render(<Probe url={serve({ stay: true })} />);
    await phase().toBe('open');
    expect([result.send, result.close, result.retryNow]).toEqual([send, close, retryNow]);
    expect(send('to the new one')).toBe('sent');
    await expect.poll(() => messages).toContain('to the new one');
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

/** Another component suspends, and hides the Probe with it, until it is told not to. */
function Suspending({ until }: { readonly until: Promise<void> | null }) {
  if (until) throw until;
  return null;
}

describe('useResilientSocket under Suspense', () => {
  it('keeps its session, and hears messages, while it is hidden', async () => {
    const url = serve({ stay: true });
    const page = (until: Promise<void> | null) => (
      <Suspense fallback={null}>
        <Probe url={url} />
        <Suspending until={until} />
      </Suspense>
    );
    render(page(null));
    await phase().toBe('open');
    const { socket } = result;
    let reveal = () => {};
    render(
      page(
        new Promise<void>((resolve) => {
          reveal = resolve;
        }),
      ),
    );
    socket?.send('while hidden');
    await expect.poll(() => messages).toEqual(['while hidden']);
    reveal();
    render(page(null));
    expect(result.socket).toBe(socket);
    expect(result).toMatchObject({ phase: 'open', session: 1 });
  });

  it('opens nothing for a component that never got to the page', async () => {
    const before = sockets.size;
    render(
      <Suspense fallback={null}>
        <Probe url={serve({ stay: true })} />
        <Suspending until={new Promise(() => {})} />
      </Suspense>,
    );
    expect([sockets.size - before, result.socket]).toEqual([0, null]);
  });
});

describe('useResilientSocket with a shared socket', () => {
  it('opens one connection for ten components, in StrictMode too', async () => {
    const url = serve({ stay: true, greet: 'first' }, { stay: true, greet: 'second' });
    const shared = createSharedSockets();
    render(
      <StrictMode>
        {Array.from({ length: 10 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same.
          <Probe key={index} url={url} options={{ shared }} />
        ))}
      </StrictMode>,
    );
    await expect.poll(() => messages.length).toBe(10);
    expect([new Set(messages).size, sockets.size]).toEqual([1, 1]);
  });

  it('survives a change of routes, and closes when the last component is gone for longer than the grace', async () => {
    const url = serve({ stay: true, greet: 'first' }, { stay: true, greet: 'second' });
    const options = { shared: createSharedSockets({ graceMs: 100 }) };
    render(<Probe key="one route" url={url} options={options} />);
    await phase().toBe('open');
    const { socket } = result;
    render(<p>loading</p>);
    render(<Probe key="another route" url={url} options={options} />);
    expect(result).toMatchObject({ socket, phase: 'open', session: 1 });
    root.unmount();
    expect(socket?.readyState).toBe(1);
    await expect.poll(() => socket?.readyState).toBe(3);
  });

  it('is replaced for all of them by retryNow after a 1000', async () => {
    const url = serve({ close: 1000 }, { stay: true });
    const options = { shared: createSharedSockets() };
    render(
      <>
        <Probe url={url} options={options} />
        <Probe url={url} options={options} />
      </>,
    );
    await phase().toBe('closed');
    sockets.clear();
    result.retryNow();
    await phase().toBe('open');
    expect(sockets.size).toBe(1);
  });

  it('refuses url functions without a key: nothing tells them apart', () => {
    const shown: unknown[] = [];
    render(
      <Boundary onError={(error) => shown.push(error)}>
        <Probe url={() => 'wss://example.com'} options={{ shared: createSharedSockets() }} />
      </Boundary>,
    );
    expect(String(shown)).toContain('key must be given');
  });
});

it('runs with the React that its project names', () => {
  expect(version).toMatch(/^(18\.2|19)\./);
});

/** Nothing else runs meanwhile. */
function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

class Boundary extends Component<{ readonly onError: (error: unknown) => void; readonly children: ReactNode }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.onError(error);
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
