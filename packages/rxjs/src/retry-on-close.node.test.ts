import type { AddressInfo } from 'node:net';
import { type Step, serve } from '@resilient-socket/tooling/script';
import { lastValueFrom, map, type Observable, retry, toArray } from 'rxjs';
import { type WebSocketSubjectConfig, webSocket } from 'rxjs/webSocket';
import { WebSocket as NodeTwentyTwo } from 'undici6';
import { describe, expect, it, vi } from 'vitest';
import { WebSocketServer, WebSocket as Ws } from 'ws';
import { closeAware } from './close-aware.ts';
import { type RetryOnCloseOptions, retryOnClose } from './retry-on-close.ts';

type Constructor = WebSocketSubjectConfig<unknown>['WebSocketCtor'] & object;

const SOON = 'retry-after-ms=1';
const all = <T>(source: Observable<T>) => lastValueFrom(source.pipe(toArray()));

// undici 6 is the WebSocket of Node 22, which reports a failed handshake by `error` alone.
describe.each<[string, Constructor]>([
  ['the ws package', Ws as never],
  ['the WebSocket of Node 22', NodeTwentyTwo as never],
  ['the WebSocket of this Node', WebSocket],
])('with %s', (name, WebSocketCtor) => {
  const resilient = (options: RetryOnCloseOptions, ...steps: Step[]) =>
    webSocket<unknown>(closeAware({ url: serve(...steps), WebSocketCtor })).pipe(retryOnClose(options));

  /** Retries at once, and notes what it saw. */
  function recording() {
    const closes: unknown[] = [];
    const decide: RetryOnCloseOptions['decide'] = (close, { action }) => {
      closes.push(close);
      return action === 'retry' ? { action, delayMs: 0 } : undefined;
    };
    return { closes, decide };
  }

  it('webSocket().pipe(retry()) completes on a clean 1013', async () => {
    const url = serve({ greet: '1', close: 1013 }, { greet: '2', close: 1000 });
    expect(await all(webSocket({ url, WebSocketCtor }).pipe(retry()))).toEqual([1]);
  });

  it.each([1001, 1011, 1012, 1013, 4000])('a clean %i is retried, with code and reason as sent', async (code) => {
    const { closes, decide } = recording();
    const values = resilient({ decide }, { greet: '1', close: code, reason: 'why' }, { greet: '2', close: 1000 });
    expect(await all(values.pipe(map((value) => value)))).toEqual([1, 2]);
    expect(closes[0]).toEqual({ code, reason: 'why', wasClean: true, opened: true });
    expect(closes).toHaveLength(2);
  });

  it('a reset connection is one 1006 that was open', async () => {
    const { closes, decide } = recording();
    expect(await all(resilient({ decide }, { drop: true }, { greet: '2', close: 1000 }))).toEqual([2]);
    expect(closes).toHaveLength(2);
    expect(closes[0]).toMatchObject({ code: 1006, wasClean: false, opened: true });
  });

  it.each([401, 503])('a handshake refused with %i is one 1006 that never opened', async (refuse) => {
    const { closes, decide } = recording();
    // Node 24 sends a handshake that got a 401 once more by itself.
    const again = refuse === 401 && name === 'the WebSocket of this Node' ? [{ refuse }] : [];
    expect(await all(resilient({ decide }, { refuse }, ...again, { greet: '2', close: 1000 }))).toEqual([2]);
    expect(closes).toHaveLength(2);
    expect(closes[0]).toEqual({ code: 1006, reason: '', wasClean: false, opened: false });
  });

  it('a refused port is one 1006 that never opened, and the server is found when it is back', async () => {
    const first = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await new Promise((resolve) => first.once('listening', resolve));
    const { port } = first.address() as AddressInfo;
    await new Promise((resolve) => first.close(resolve));
    let second: WebSocketServer | undefined;
    const seen = vi.fn();
    const values = webSocket<unknown>(closeAware({ url: `ws://127.0.0.1:${port}`, WebSocketCtor })).pipe(
      retryOnClose({
        decide({ code, opened }, { action }) {
          seen(code, opened);
          if (code !== 1006) return;
          second ??= new WebSocketServer({ host: '127.0.0.1', port }).on('connection', (ws) => ws.close(1000));
          return { action, delayMs: 100 };
        },
      }),
    );
    expect(await all(values)).toEqual([]);
    expect(seen.mock.calls[0]).toEqual([1006, false]);
    expect(seen).toHaveBeenLastCalledWith(1000, true);
    await new Promise((resolve) => second?.close(resolve));
  });

  it('3000 asks for new credentials, and comes back', async () => {
    const reauthenticate = vi.fn(async () => {});
    const values = resilient({ reauthenticate }, { close: 3000 }, { greet: '2', close: 1000 });
    expect(await all(values)).toEqual([2]);
    expect(reauthenticate).toHaveBeenCalledOnce();
  });

  it('the own close completes, with 1013 retried before', async () => {
    const url = serve({ greet: '1', close: 1013, reason: SOON }, { greet: '2', stay: true });
    const subject = webSocket<unknown>(closeAware({ url, WebSocketCtor }));
    const values = subject.pipe(
      retryOnClose(),
      map((value) => {
        if (value === 2) subject.complete();
        return value;
      }),
    );
    expect(await all(values)).toEqual([1, 2]);
  });

  it('unsubscribing leaves the server without a connection', async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    const gone = new Promise((resolve) =>
      server.on('connection', (ws) => {
        ws.on('close', resolve);
        ws.send('1');
      }),
    );
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const subject = webSocket(closeAware({ url: `ws://127.0.0.1:${port}`, WebSocketCtor }));
    const subscription = subject.pipe(retryOnClose()).subscribe(() => subscription.unsubscribe());
    await gone;
    expect(server.clients.size).toBe(0);
    await new Promise((resolve) => server.close(resolve));
  });
});
