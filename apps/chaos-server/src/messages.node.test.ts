import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startChaosServer } from './index.ts';
import { attempt, connect, connectAndClose, startServer, TestClient } from './test-client.ts';

describe('welcome', () => {
  test('counts the connections of each client', async () => {
    const server = await startServer();
    const welcome = (client: string) => new TestClient(`${server.wsUrl}/any/path?client=${client}`).receive();
    expect(await welcome('me')).toEqual({ type: 'welcome', client: 'me', session: 1 });
    expect(await welcome('me')).toEqual({ type: 'welcome', client: 'me', session: 2 });
    expect(await welcome('other')).toEqual({ type: 'welcome', client: 'other', session: 1 });
  });

  test('counts a connection that was closed with 3000 at once', async () => {
    const server = await startServer();
    await connectAndClose(server, 'client=me&token=unknown');
    const client = new TestClient(`${server.wsUrl}/?client=me`);
    expect(await client.receive()).toEqual({ type: 'welcome', client: 'me', session: 2 });
  });

  test.each(['', '?client='])('takes a connection to /%s as anonymous', async (query) => {
    const server = await startServer();
    const client = new TestClient(`${server.wsUrl}/${query}`);
    expect(await client.receive()).toEqual({ type: 'welcome', client: null, session: 1 });
  });

  test('is not for a client whose name is longer than 128 characters: 400', async () => {
    const server = await startServer();
    expect(await attempt(server, `client=${'x'.repeat(129)}`)).toMatchObject({ refused: 400 });
    expect(await attempt(server, `client=${'x'.repeat(128)}`)).toBeNull();
  });
});

describe('messages', () => {
  test.each(['hello', '{"type":"order"}', '[]', 'null', '"chaos"', '{"chaos"'])('%j is echoed', async (text) => {
    const server = await startServer();
    const me = await connect(server);
    me.ws.send(text);
    expect(await me.receiveText()).toBe(text);
  });

  test('a binary message is echoed as binary, even when it reads like a command', async () => {
    const server = await startServer();
    const me = await connect(server);
    const data = Buffer.from('{"chaos":"drop"}');
    const received = once(me.ws, 'message');
    me.ws.send(data);
    expect(await received).toEqual([data, true]);
  });

  test.each([
    [
      '{"chaos":"nap"}',
      /^unknown command "nap"; legal: close, throw, overload, restart, drop, refuse, hang, flap, silence, corrupt, burst, expire$/,
    ],
    ['{"chaos":"constructor"}', /^unknown command "constructor"; legal: /],
    ['{"chaos":7}', /^chaos must name a command; got 7$/],
    ['{"chaos":"drop","client":"other"}', /^unknown option "client"; this takes no options$/],
  ])('%s is answered with an error', async (text, error) => {
    const server = await startServer();
    const me = await connect(server);
    me.ws.send(text);
    expect(await me.receive()).toEqual({ type: 'error', error: expect.stringMatching(error) });
    await me.echo();
  });

  test('a message on a connection that is being closed is not read any more', async () => {
    const server = await startServer();
    const me = await connect(server);
    me.command('close', { code: 4000 });
    me.command('overload');
    expect((await me.closed).code).toBe(4000);
    await connect(server);
  });

  test('onMessage hears each message of a client before its echo, binary ones as UTF-8, and no command', async () => {
    const heard: unknown[] = [];
    const server = await startChaosServer({ onMessage: (client, text) => heard.push([client, text]) });
    onTestFinished(() => server.stop());
    const [me, anonymous] = [await connect(server, 'client=me'), await connect(server)];
    me.ws.send('text');
    expect(await me.receiveText()).toBe('text');
    me.command('drop');
    await me.closed;
    anonymous.ws.send(Buffer.from('é'));
    expect(await anonymous.receiveText()).toBe('é');
    expect(heard).toEqual([
      ['me', 'text'],
      [null, 'é'],
    ]);
  });

  test('a message over 1 MiB is answered with 1009, and a broken frame with 1002', async () => {
    const server = await startServer();
    const [large, broken] = [await connect(server), await connect(server)];
    large.ws.send('x'.repeat(1_048_577));
    expect((await large.closed).code).toBe(1009);
    broken.ws.ping(Buffer.alloc(0), false);
    expect((await broken.closed).code).toBe(1002);
    await (await connect(server)).echo();
  });
});
