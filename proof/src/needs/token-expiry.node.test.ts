import { setTimeout as wait } from 'node:timers/promises';
import {
  formatRetryHint,
  type Reauthenticate,
  ResilientSocket,
  type ResilientSocketOptions,
  type WebSocketClass,
} from '@resilient-socket/core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { close, next, until } from './await-socket.ts';
import { silent } from './silent-logger.ts';
import { type Step, tokenUntil } from './stage.ts';
import { type NeedsServer, type Stage, startServer } from './start-server.ts';
import { WEB_SOCKETS } from './web-sockets.ts';

const HOUR_MS = 3_600_000;
const SHORT_MS = 80;
const SLOW_MS = 300;
const NO_CREDENTIALS = expect.stringContaining('no new credentials');

let server: NeedsServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe.each(WEB_SOCKETS)('with %s, a server that closes 3000 when the token in the query expires', (_name, Class) => {
  test('is reconnected to with a new token, after one slow refresh (C3000, R8)', async () => {
    const page = await openPage(Class, {
      lifetimesMs: [SHORT_MS, HOUR_MS],
      refresh: () => wait(SLOW_MS),
    });
    await until(page.socket, ({ phase, session }) => phase === 'open' && session === 2);
    expect(page.refreshes).toMatchObject([{ close: { code: 3000, opened: true } }]);
    expect(await tokensSeen(page.stage)).toEqual(page.tokens);
    expect(page.tokens).toHaveLength(2);
    await close(page.socket);
  });

  test('is left when the refresh fails, and the snapshot says why (R8)', async () => {
    const cause = new Error('the login server is down');
    const page = await openPage(Class, { lifetimesMs: [SHORT_MS], refresh: () => Promise.reject(cause) });
    expect(await next(page.socket, 'close')).toMatchObject({ code: 3000, wasClean: true });
    const { decision } = page.socket.getSnapshot();
    expect(decision).toMatchObject({ action: 'stop', because: NO_CREDENTIALS });
    expect(decision?.cause).toBe(cause);
    expect(page.refreshes).toHaveLength(1);
    expect(await tokensSeen(page.stage)).toHaveLength(1);
  });

  test('is left when the refresh hangs for too long, and the refresh is told (R8)', async () => {
    const page = await openPage(Class, {
      lifetimesMs: [SHORT_MS],
      refresh: () => new Promise<never>(() => {}),
      reauthenticateTimeoutMs: 200,
    });
    expect(await next(page.socket, 'close')).toMatchObject({ code: 3000 });
    expect(page.refreshes.map(({ signal }) => signal.aborted)).toEqual([true]);
    expect(page.socket.getSnapshot().decision).toMatchObject({ action: 'stop', because: NO_CREDENTIALS });
    expect(await tokensSeen(page.stage)).toHaveLength(1);
  });

  test('is reconnected to when the token expired during a wait that the server asked for (R3, R8)', async () => {
    const hint: Step = { ending: { code: 1013, reason: formatRetryHint(2 * SHORT_MS) } };
    const page = await openPage(Class, { lifetimesMs: [SHORT_MS, HOUR_MS], refresh: () => wait(1), before: [hint] });
    await until(page.socket, ({ phase, session }) => phase === 'open' && session === 3);
    const [old, fresh] = page.tokens;
    expect(page.refreshes).toMatchObject([{ close: { code: 3000 } }]);
    expect(await tokensSeen(page.stage)).toEqual([old, old, fresh]);
    await close(page.socket);
  });

  test('is left when it refuses the new token too, which is not refreshed again (C3000)', async () => {
    const page = await openPage(Class, { lifetimesMs: [SHORT_MS, -1], refresh: () => wait(1) });
    await next(page.socket, 'close');
    expect(page.refreshes).toHaveLength(1);
    expect(page.socket.getSnapshot().decision).toMatchObject({
      action: 'stop',
      because: expect.stringContaining('new credentials did not help'),
    });
    expect(await tokensSeen(page.stage)).toEqual(page.tokens);
  });

  test('never makes two refreshes run at the same time, whatever the impatient do (R8)', async () => {
    let running = 0;
    let most = 0;
    const page = await openPage(Class, {
      lifetimesMs: [SHORT_MS, SHORT_MS, SHORT_MS, HOUR_MS],
      // Each session counts as stable, so that each of its tokens may expire.
      stableMs: 0,
      async refresh() {
        running += 1;
        most = Math.max(most, running);
        for (let clicks = 0; clicks < 5; clicks += 1) {
          page.socket.retryNow();
          await wait(5);
        }
        running -= 1;
      },
    });
    await until(page.socket, ({ phase, session }) => phase === 'open' && session === 4);
    expect([page.refreshes.length, most]).toEqual([3, 1]);
    expect(await tokensSeen(page.stage)).toEqual(page.tokens);
    await close(page.socket);
  });
});

interface Page {
  readonly socket: ResilientSocket;
  readonly stage: Stage;
  /** In the order in which they were issued. */
  readonly tokens: string[];
  readonly refreshes: { readonly close: object; readonly signal: AbortSignal }[];
}

interface PageOptions extends Pick<ResilientSocketOptions, 'reauthenticateTimeoutMs' | 'stableMs'> {
  /** Of the tokens, from the moment they are issued. */
  readonly lifetimesMs: readonly number[];
  /** How a new token is got; it is there when this is done. */
  readonly refresh: () => Promise<unknown>;
  /** What happens before the server looks at tokens. */
  readonly before?: readonly Step[];
}

/** A page that puts its token into the query. */
async function openPage(
  WebSocket: WebSocketClass,
  { lifetimesMs, refresh, before = [], ...options }: PageOptions,
): Promise<Page> {
  const stage = await server.play(...before, { checksToken: true });
  const tokens: string[] = [];
  const refreshes: Page['refreshes'] = [];
  const issue = () => {
    tokens.push(tokenUntil(Date.now() + (lifetimesMs[tokens.length] ?? 0), `token-${tokens.length}`));
  };
  const reauthenticate: Reauthenticate = async (close, signal) => {
    refreshes.push({ close, signal });
    await refresh();
    issue();
  };
  issue();
  const socket = new ResilientSocket(() => `${stage.url}?token=${tokens.at(-1)}`, [], {
    WebSocket,
    reauthenticate,
    logger: silent,
    ...options,
  });
  onTestFinished(() => socket.close());
  return { socket, stage, tokens, refreshes };
}

/** Of all connections, as the server saw them. */
async function tokensSeen(stage: Stage): Promise<(string | null)[]> {
  return (await stage.seen()).map(({ query }) => new URLSearchParams(query).get('token'));
}
