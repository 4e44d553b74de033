import { ResilientSocket } from '@resilient-socket/core';
import { fakeWebSockets } from '@resilient-socket/core/testing';
import { type Step, serve } from '@resilient-socket/tooling/script';
import { filter, firstValueFrom, lastValueFrom, map, type Observable, retry, take, timer, toArray } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { fromResilientSocket } from './from-resilient-socket.ts';
import { recorded } from './recorded.test.helper.ts';
import type { ResilientSubject } from './resilient-subject.ts';

const SOON = 'retry-after-ms=1';
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const all = <T>(source: Observable<T>) => lastValueFrom(source.pipe(toArray()));

/** The messages that begin with the name of the channel, which is all that the server, an echo, needs. */
function channel(subject: ResilientSubject<string, unknown>, name: string): Observable<string> {
  return subject
    .multiplex(
      () => `${name} on`,
      () => `${name} off`,
      (message) => String(message).startsWith(name),
    )
    .pipe(map(String));
}

/** A subject over a real server, its connections, and what was sent over each. */
function served(...steps: Step[]) {
  const { WebSocket, connections } = recorded();
  const subject: ResilientSubject<string, unknown> = fromResilientSocket(serve(...steps), { WebSocket, logger });
  return { subject, connections, sent: () => connections.map(({ sent }) => sent) };
}

/** A subject over connections that the test plays. */
function faked(options: object = {}) {
  const { WebSocket, connections } = fakeWebSockets();
  const socketOptions = { WebSocket, logger, ...options };
  const subject: ResilientSubject<string, unknown> = fromResilientSocket('ws://fake', socketOptions);
  const connected = async (count: number) => {
    await firstValueFrom(timer(5));
    expect(connections).toHaveLength(count);
    return connections[count - 1] ?? expect.unreachable();
  };
  return { subject, socketOptions, connected };
}

describe('multiplex', () => {
  it('sends its subscribe message once in each session, through two 1013s', async () => {
    const again = { onMessage: true, close: 1013, reason: SOON } as const;
    const { subject, sent } = served(again, again, { onMessage: true, close: 1000 });
    expect(await all(channel(subject, 'a'))).toEqual(['a on', 'a on', 'a on']);
    expect(sent()).toEqual([['a on'], ['a on'], ['a on']]);
  });

  it('carries two streams over one connection, each with its own messages, closed with the last', async () => {
    const { subject, connections, sent } = served({ stay: true });
    const a: string[] = [];
    const one = channel(subject, 'a').subscribe((message) => a.push(message));
    expect(await firstValueFrom(channel(subject, 'b'))).toBe('b on');
    expect(a).toEqual(['a on']);
    expect(connections[0]?.readyState).toBe(WebSocket.OPEN);
    one.unsubscribe();
    expect(connections[0]?.readyState).toBe(WebSocket.CLOSING);
    expect(sent()).toEqual([['a on', 'b on', 'b off', 'a off']]);
    expect(await firstValueFrom(channel(subject, 'c'))).toBe('c on');
    expect(sent()[1]).toEqual(['c on', 'c off']);
  });

  it('has a connection of its own beside those of plain subscriptions, and next() sends to both', async () => {
    const { subject, sent } = served({ stay: true });
    const plain = firstValueFrom(subject);
    const messages = firstValueFrom(channel(subject, 'a').pipe(take(2), toArray()));
    subject.next('a hi');
    expect(await plain).toBe('a hi');
    expect(await messages).toEqual(['a on', 'a hi']);
    expect(sent()).toEqual([['a hi'], ['a on', 'a hi', 'a off']]);
  });

  it('subscribes at once in an open session, and again after a drop', async () => {
    const { subject, sent } = served({ onMessage: true, drop: true }, { stay: true });
    const states = subject.state$.pipe(filter(({ phase }) => phase === 'open'));
    const first = channel(subject, 'a').subscribe();
    await firstValueFrom(states);
    await lastValueFrom(
      channel(subject, 'b').pipe(
        filter(() => sent().length === 2),
        take(1),
      ),
    );
    first.unsubscribe();
    expect(sent()[0]).toEqual(['a on', 'b on']);
    expect(sent()[1]?.slice(0, 2)).toEqual(['a on', 'b on']);
  });

  it('completes on 1000, errors with a CloseError on 3003', async () => {
    expect(await all(channel(served({ close: 1000 }).subject, 'a'))).toEqual([]);
    const { subject } = served({ close: 3003 });
    const both = await Promise.allSettled([all(channel(subject, 'a')), all(channel(subject, 'b'))]);
    for (const { reason } of both as PromiseRejectedResult[])
      expect(reason).toMatchObject({ name: 'CloseError', code: 3003 });
  });

  it('streams that are subscribed to again after a 3003, as retry does, share one new connection', async () => {
    const { subject, connections } = served({ close: 3003 }, { stay: true });
    const streams = ['a', 'b'].map((name) => firstValueFrom(channel(subject, name).pipe(retry(1))));
    expect(await Promise.all(streams)).toEqual(['a on', 'b on']);
    expect(connections).toHaveLength(2);
  });

  it('never queues its subscribe message, so it comes once, before what waits, also with confirmOpen', async () => {
    const { subject, connected } = faked({ confirmOpen: (data: unknown) => data === 'welcome' });
    const subscription = channel(subject, 'a').subscribe();
    subject.next('waits');
    const connection = await connected(1);
    connection.accept();
    expect(connection.sent).toEqual(['a on']);
    const other = channel(subject, 'b').subscribe();
    expect(connection.sent).toEqual(['a on', 'b on']);
    connection.receive('welcome');
    expect(connection.sent).toEqual(['a on', 'b on', 'waits']);
    subscription.unsubscribe();
    other.unsubscribe();
  });

  it('sends its unsubscribe message into no session that has not heard of it', async () => {
    const { subject, connected } = faked();
    channel(subject, 'connecting').subscribe().unsubscribe();
    const others = channel(subject, 'b').subscribe();
    const early = channel(subject, 'early').subscribe();
    const waiting = channel(subject, 'waiting').subscribe();
    early.unsubscribe();
    const first = await connected(1);
    first.accept();
    expect(first.sent).toEqual(['b on', 'waiting on']);
    first.end(1013, SOON);
    waiting.unsubscribe();
    const second = await connected(2);
    second.accept();
    expect(second.sent).toEqual(['b on']);
    others.unsubscribe();
    expect(second.sent).toEqual(['b on', 'b off']);
    second.end(1005);
  });

  it('over a passed socket subscribes once, also from within its open event, and never closes it', async () => {
    const { connected, socketOptions } = faked();
    const socket = new ResilientSocket('ws://fake', [], socketOptions);
    const subject: ResilientSubject<string, unknown> = fromResilientSocket(socket);
    const within: { unsubscribe(): void }[] = [];
    socket.addEventListener('open', () => within.push(channel(subject, 'within').subscribe()), { once: true });
    const added = vi.spyOn(socket, 'addEventListener');
    const removed = vi.spyOn(socket, 'removeEventListener');
    const before = channel(subject, 'before').subscribe();
    const connection = await connected(1);
    connection.accept();
    expect(connection.sent).toEqual(['within on', 'before on']);
    for (const subscription of [before, ...within]) subscription.unsubscribe();
    expect(connection.sent.slice(2)).toEqual(['before off', 'within off']);
    expect(connection.closeCall).toBeNull();
    const types = ({ mock }: typeof added | typeof removed) => mock.calls.map(([type]) => type).sort();
    expect(types(removed)).toEqual(types(added));
    socket.close();
    connection.end(1005);
  });
});

describe('what throws in a multiplexed stream is its own error', () => {
  const mine = new Error('mine');
  const fail = () => {
    throw mine;
  };

  it.each<[string, Parameters<ResilientSubject<string, unknown>['multiplex']>, readonly string[]]>([
    ['the subscribe message', [fail, () => 'bad off', () => true], []],
    ['the filter', [() => 'bad on', () => 'bad off', fail], ['bad on', 'bad off']],
  ])('%s', async (_, functions, expected) => {
    const { subject, connections, sent } = served({ stay: true });
    const good = firstValueFrom(channel(subject, 'good').pipe(filter((message) => message === 'good bye')));
    await expect(firstValueFrom(subject.multiplex(...functions))).rejects.toBe(mine);
    subject.next('good bye');
    expect(await good).toBe('good bye');
    expect(sent()).toEqual([['good on', ...expected, 'good bye', 'good off']]);
    expect(connections).toHaveLength(1);
  });

  it('the unsubscribe message, which unsubscribing throws once the connection is closed', async () => {
    const { subject, connected } = faked();
    const subscription = subject
      .multiplex(
        () => 'on',
        fail,
        () => true,
      )
      .subscribe();
    const connection = await connected(1);
    connection.accept();
    expect(() => subscription.unsubscribe()).toThrow('mine');
    expect(connection.closeCall).toEqual([]);
    connection.end(1005);
  });
});
