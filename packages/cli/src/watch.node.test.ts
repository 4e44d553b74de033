import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { outcomeOf, start } from './program.test.helper.ts';

type Answer = number | ((ws: WebSocket, request: IncomingMessage) => void);

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** A real server: connection n gets answer n, the last one repeats. A number refuses the handshake with that status. */
async function serve(...answers: Answer[]): Promise<string> {
  const http = createServer();
  const wss = new WebSocketServer({ noServer: true });
  let count = 0;
  http.on('upgrade', (request, socket, head) => {
    const answer = answers[Math.min(count++, answers.length - 1)];
    if (typeof answer === 'number') socket.end(`HTTP/1.1 ${answer} Refused\r\ncontent-length: 0\r\n\r\n`);
    else wss.handleUpgrade(request, socket, head, (ws) => answer?.(ws, request));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  cleanups.push(() => {
    for (const client of wss.clients) client.terminate();
    http.close();
  });
  return `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** Starts `watch`; `line` waits for one that says this. */
function watch(...args: string[]) {
  const child = start(['watch', ...args]);
  cleanups.push(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout as NonNullable<typeof child.stdout> });
  reader.on('line', (line) => lines.push(line));
  return {
    child,
    outcome: outcomeOf(child),
    async line(text: string): Promise<void> {
      while (!lines.some((line) => line.includes(text))) await once(reader, 'line');
    },
  };
}

const stay: Answer = () => {};

describe('watch', () => {
  it('prints the way from 1013 with a hint to the next session, and ends with 0 on Ctrl-C', async () => {
    const closed: number[] = [];
    const url = await serve(
      (ws) => ws.close(1013, 'busy; retry-after-ms=20'),
      (ws) => ws.on('close', (code) => closed.push(code)),
    );
    const { child, outcome, line } = watch(url);
    await line('session 2');
    child.kill('SIGINT');
    const { status, out, err } = await outcome;
    expect(status).toBe(0);
    expect(out.replaceAll(/^\d\d:\d\d:\d\d {2}/gm, '').split('\n')).toEqual([
      `connecting  ${url}/`,
      'open        session 1',
      'lost        1013 Try Again Later: the server is overloaded; attempt 1 in 0 s, as the server asks',
      '                      reason: busy; retry-after-ms=20',
      `connecting  ${url}/`,
      'open        session 2',
      'closing     Ctrl-C again ends at once',
      'closed      as asked',
      '',
    ]);
    expect(err).toMatch(/^2 sessions, 1 retry, 0 messages; open for \d+\.\d of \d+\.\d s\n$/);
    expect(closed).toEqual([1000]);
  });

  it('prints an object a line with --json', async () => {
    const url = await serve((ws) => ws.close(1012, 'retry-after-ms=1'), stay);
    const { child, outcome, line } = watch(url, '--json');
    await line('"session":2');
    child.kill('SIGTERM');
    const { status, out } = await outcome;
    const events = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(status).toBe(0);
    expect(events.map(({ event }) => event)).toEqual([
      ...['connecting', 'open', 'lost', 'connecting', 'open', 'closing', 'closed'],
    ]);
    expect(events[2]).toMatchObject({ code: 1012, opened: true, action: 'retry', attempt: 1, delayMs: 1 });
    for (const { at } of events) expect(new Date(at).toISOString()).toBe(at);
  });

  it('says the status of a refused handshake, which browsers hide', async () => {
    const { child, outcome, line } = watch(await serve(401));
    await line('handshake: Unexpected server response: 401');
    child.kill('SIGINT');
    expect(await outcome).toMatchObject({ status: 0 });
  });

  it.each([
    [1000, 0],
    [3003, 1],
  ])('ends by itself after %i, with %i', async (code, status) => {
    const { outcome } = watch(await serve((ws) => ws.close(code)));
    const { out, ...rest } = await outcome;
    expect(rest.status).toBe(status);
    expect(out).toMatch(new RegExp(`stopped +${code}`));
  });

  it('sends headers and subprotocols, and shows messages when asked to', async () => {
    const url = await serve((ws, { headers }) => {
      ws.send(`authorized by ${headers.authorization}`);
      ws.send('x'.repeat(500));
      ws.send(Uint8Array.of(1, 2, 3));
    });
    const { child, outcome, line } = watch(
      url,
      ...['--header', 'Authorization: Bearer T', '--protocol', 'chat', '--messages'],
    );
    await line('binary, 3 bytes');
    child.kill('SIGINT');
    const { out, err } = await outcome;
    expect(out).toMatch(/open +session 1, chat/);
    expect(out).toMatch(/message +authorized by Bearer T/);
    expect(out).toMatch(/message +x{200}…$/m);
    expect(err).toContain('3 messages');
  });

  it('obeys a dialect', async () => {
    const { outcome } = watch(await serve((ws) => ws.close(4004)), '--dialect', 'discord');
    const { status, out } = await outcome;
    expect(status).toBe(1);
    expect(out).toMatch(/closed +4004 Authentication failed: the token is wrong$/m);
  });

  it('never prints the secrets of a URL', async () => {
    const { host } = new URL(await serve((ws) => ws.close(1000)));
    const { outcome } = watch(`ws://user:hunter2@${host}/live?token=hunter2`);
    const refused = watch(`wss://user:hunter2@/?token=hunter2`);
    for (const { out, err } of [await outcome, await refused.outcome]) expect(out + err).not.toContain('hunter2');
  });

  it('lets no server command the terminal', async () => {
    const url = await serve((ws) => {
      ws.send('\u001b]0;title\u0007\u009b2J');
      ws.close(1000, '\u001b[2Jbye\nclosed');
    });
    const { outcome } = watch(url, '--messages');
    const { out } = await outcome;
    expect(out).toMatch(/message +�]0;title��2J$/m);
    expect(out).toMatch(/reason: �\[2Jbye�closed$/m);
  });

  it('ends at once on a second Ctrl-C', async () => {
    const url = await serve((_ws, request) => request.socket.pause());
    const { child, outcome, line } = watch(url);
    await line('session 1');
    child.kill('SIGINT');
    await line('closing');
    child.kill('SIGINT');
    expect((await outcome).status).toBe(130);
  });
});
