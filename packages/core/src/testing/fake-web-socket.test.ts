import { describe, expect, it } from 'vitest';
import { fakeWebSockets } from './fake-web-socket.ts';

const TYPES = ['open', 'message', 'error', 'close'];

/** A connection and what it fired: type, readyState, then code, reason and wasClean of a close or data of a message. */
function listened() {
  const { WebSocket, connections } = fakeWebSockets();
  const socket = new WebSocket('wss://example.test/', ['chat']);
  const heard: unknown[][] = [];
  for (const type of TYPES) {
    socket.addEventListener(type, ({ code, reason, wasClean, data }) => {
      const details = type === 'close' ? [code, reason, wasClean] : type === 'message' ? [data] : [];
      heard.push([type, socket.readyState, ...details]);
    });
  }
  const [connection] = connections;
  if (!connection) throw new Error('no connection');
  return { socket, connection, heard };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

describe('fakeWebSockets', () => {
  it('keeps every connection with its arguments, the newest as last', () => {
    const sockets = fakeWebSockets();
    expect(() => sockets.last).toThrow('no connection');
    new sockets.WebSocket('wss://one.test/', ['a', 'b']);
    const newest = new sockets.WebSocket('wss://two.test/');
    expect<unknown>(sockets.last).toBe(newest);
    expect(sockets.connections.map(({ url, protocols }) => [url, protocols])).toEqual([
      ['wss://one.test/', ['a', 'b']],
      ['wss://two.test/', []],
    ]);
  });

  it('opens on accept, throws on send before that, and after its end throws messages away', () => {
    const { socket, connection, heard } = listened();
    expect(socket.readyState).toBe(0);
    expect(() => connection.send('early' as never)).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
    connection.accept();
    connection.send('in time' as never);
    connection.receive('hello');
    expect(connection.sent).toEqual(['in time']);
    connection.end(1000);
    connection.send('late' as never);
    expect(connection.sent).toEqual(['in time']);
    expect(heard).toEqual([
      ['open', 1],
      ['message', 1, 'hello'],
      ['close', 3, 1000, '', true],
    ]);
  });

  it('ends cleanly with 1013 and its reason, without an error', () => {
    const { connection, heard } = listened();
    connection.accept();
    connection.end(1013, 'retry-after-ms=5');
    expect(heard.slice(1)).toEqual([['close', 3, 1013, 'retry-after-ms=5', true]]);
  });

  it('does nothing any more once it has ended', () => {
    const { connection, heard } = listened();
    connection.end(1000);
    connection.accept();
    connection.end(1013);
    connection.fail();
    expect(heard).toHaveLength(1);
  });

  it('fails with error, then close 1006', () => {
    const { connection, heard } = listened();
    connection.fail();
    expect(heard).toEqual([
      ['error', 3],
      ['close', 3, 1006, '', false],
    ]);
  });

  it('fails silently with error alone, as Node 22 does', async () => {
    const { connection, heard } = listened();
    connection.failSilently();
    await settled();
    expect(heard.map(([type]) => type)).toEqual(['error']);
  });

  it('remembers the first close call and waits in CLOSING for the peer', async () => {
    const { socket, connection, heard } = listened();
    connection.accept();
    expect(connection.closeCall).toBeNull();
    socket.close(4001, 'bye');
    socket.close(1000);
    await settled();
    expect(connection.closeCall).toEqual([4001, 'bye']);
    expect(socket.readyState).toBe(2);
    connection.end(4001, 'bye');
    expect(heard.slice(1)).toEqual([['close', 3, 4001, 'bye', true]]);
  });

  it('fails with 1006 in a later microtask when closed while connecting', async () => {
    const { socket, heard } = listened();
    socket.close();
    expect(heard).toEqual([]);
    await settled();
    expect(heard).toEqual([
      ['error', 3],
      ['close', 3, 1006, '', false],
    ]);
  });

  it('runs the script for each connection, counted from 1, after listeners could be added', async () => {
    const counts: number[] = [];
    const { WebSocket } = fakeWebSockets((connection, count) => {
      counts.push(count);
      connection.accept();
    });
    const opened: string[] = [];
    for (const name of ['first', 'second']) {
      new WebSocket('wss://example.test/').addEventListener('open', () => opened.push(name));
    }
    expect(counts).toEqual([]);
    await settled();
    expect(counts).toEqual([1, 2]);
    expect(opened).toEqual(['first', 'second']);
  });
});
