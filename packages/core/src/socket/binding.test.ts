import { describe, expect, it } from 'vitest';
import { type FakeConnection, fakeWebSockets, manualClock } from '../testing/index.ts';
import { type BindingOptions, createBinding } from './binding.ts';
import type { Endpoints } from './endpoint.ts';
import type { ResilientSocket } from './resilient-socket.ts';
import { createSharedSockets } from './shared-sockets.ts';

const URL_A = 'wss://a.test/';
const URL_B = 'wss://b.test/';

/** A component on a manual clock and fake connections, which are accepted at once. */
function setUp(script: (connection: FakeConnection, count: number) => void = (connection) => connection.accept()) {
  const clock = manualClock();
  const network = fakeWebSockets(script);
  const shown: (ResilientSocket | null)[] = [];
  const binding = createBinding((socket) => shown.push(socket));
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const want = (url: Endpoints | null, options: BindingOptions = {}) =>
    binding.want({ url, options: { WebSocket: network.WebSocket, platform: clock, logger, ...options } });
  const settle = () => clock.advance(0);
  const urls = () => network.connections.map(({ url }) => url);
  return { clock, network, shown, binding, want, settle, urls };
}

describe('createBinding', () => {
  it('shows one socket for what is asked for again and again, in new objects', async () => {
    const { want, shown, settle, urls } = setUp();
    want(URL_A, { protocols: ['chat'] });
    want(new URL(URL_A), { protocols: ['chat'], stableMs: 1 });
    await settle();
    expect([shown.length, urls()]).toEqual([1, [URL_A]]);
  });

  it.each([
    ['url', URL_B, {}],
    ['protocols', URL_A, { protocols: ['chat'] }],
    ['key', URL_A, { key: 'ben' }],
  ])('makes another socket for another %s, and closes the one before', async (_what, url, options) => {
    const { want, shown, settle, network } = setUp();
    want(URL_A);
    await settle();
    want(url, options);
    await settle();
    expect([shown.length, network.connections.length]).toEqual([2, 2]);
    expect(network.connections[0]?.closeCall).toEqual([]);
  });

  it('shows none for null, nor for undefined, and closes what there was', async () => {
    const { want, shown, settle, network } = setUp();
    want(URL_A);
    await settle();
    want(null);
    expect(shown.at(-1)).toBeNull();
    want(undefined as never);
    await settle();
    expect([network.connections.length, network.last.closeCall]).toEqual([1, []]);
  });

  it('keeps its socket through a stop and a start in one task, as in StrictMode', async () => {
    const { want, shown, binding, settle, urls } = setUp();
    want(URL_A);
    binding.stop();
    want(URL_A);
    await settle();
    binding.stop();
    binding.start();
    await settle();
    expect([new Set(shown).size, urls()]).toEqual([1, [URL_A]]);
    expect(shown[0]?.readyState).toBe(1);
  });

  it.each([
    ['connecting', () => {}],
    ['open', (connection: FakeConnection) => connection.accept()],
    ['waiting', (connection: FakeConnection) => connection.end(1013, 'retry-after-ms=60000')],
  ])('leaves no timer and no connection behind when it is stopped while %s', async (phase, script) => {
    const { want, shown, binding, clock, network, settle } = setUp(script);
    want(URL_A);
    await settle();
    expect(shown[0]?.getSnapshot().phase).toBe(phase);
    binding.stop();
    await settle();
    network.last.end(1005);
    await settle();
    expect([shown[0]?.readyState, clock.pending(), network.connections.length]).toEqual([3, 0, 1]);
  });

  it('calls the functions that were given last', async () => {
    const called: string[] = [];
    const { want, network, clock } = setUp();
    const ask = (name: string) =>
      want(
        [
          () => {
            called.push(`url ${name}`);
            return URL_A;
          },
        ],
        {
          protocols: () => {
            called.push(`protocols ${name}`);
            return [];
          },
          reauthenticate: () => called.push(`reauthenticate ${name}`),
          decide: () => {
            called.push(`decide ${name}`);
            return undefined;
          },
          confirmOpen: () => called.push(`confirmOpen ${name}`) > 0,
        },
      );
    ask('old');
    ask('new');
    await clock.advance(0);
    network.last.receive('welcome');
    network.last.end(3000);
    await clock.advance(0);
    expect(called).toEqual([
      'url new',
      'protocols new',
      'confirmOpen new',
      'decide new',
      'reauthenticate new',
      'url new',
      'protocols new',
    ]);
  });

  it('keeps the functions of a shared socket when who made it asks for another one', async () => {
    const shared = createSharedSockets();
    const asked: string[] = [];
    const endpoint = (name: string) => () => {
      asked.push(name);
      return URL_A;
    };
    const first = setUp();
    const second = setUp();
    first.want(endpoint('first'), { shared, key: 'prices' });
    second.want(endpoint('second'), { shared, key: 'prices' });
    await first.settle();
    first.want(endpoint('other'), { shared, key: 'orders' });
    first.network.connections[0]?.end(1013, 'retry-after-ms=0');
    await first.settle();
    expect(second.network.connections).toHaveLength(0);
    expect(asked).toEqual(['first', 'other', 'first']);
  });

  it('moves to another set of shared sockets', async () => {
    const { want, shown, settle, urls } = setUp();
    want(URL_A, { shared: createSharedSockets() });
    await settle();
    want(URL_A, { shared: createSharedSockets() });
    await settle();
    expect([shown.length, urls()]).toEqual([2, [URL_A, URL_A]]);
  });

  it('makes a new socket by retryNow after a stop on 1000, and has nothing to do without a socket', async () => {
    const { want, shown, binding, settle, network } = setUp();
    expect(binding.retryNow()).toBe(false);
    want(URL_A);
    await settle();
    network.last.end(1000);
    expect(binding.retryNow()).toBe(true);
    await settle();
    expect([shown.length, network.connections.length]).toEqual([2, 2]);
  });

  it('pauses its socket, and what it asks for meanwhile', async () => {
    const { want, shown, binding, settle, network } = setUp();
    const phase = () => shown.at(-1)?.getSnapshot().phase;
    want(URL_A);
    await settle();
    binding.setPaused(true);
    expect(phase()).toBe('paused');
    want(URL_B);
    await settle();
    expect([phase(), network.connections.length]).toEqual(['paused', 1]);
    binding.setPaused(false);
    await settle();
    expect([phase(), network.last.url]).toEqual(['open', URL_B]);
  });

  it('throws for a url that is none, and asks again for the next one', async () => {
    const { want, shown, binding, settle, urls } = setUp();
    expect(() => want('ftp://a.test/')).toThrow(DOMException);
    expect(() => binding.start()).not.toThrow();
    expect(() => want(() => URL_A, { shared: createSharedSockets() })).toThrow(/key must be given/);
    want(URL_B);
    await settle();
    expect([shown.length, urls()]).toEqual([1, [URL_B]]);
  });
});
