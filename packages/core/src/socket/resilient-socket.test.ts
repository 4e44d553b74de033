import { serve } from '@resilient-socket/tooling/script';
import { describe, expect, it } from 'vitest';
import { ResilientSocket } from './resilient-socket.ts';

const url = serve;
const once = <T extends Event>(target: EventTarget, type: string) =>
  new Promise<T>((resolve) => target.addEventListener(type, (event) => resolve(event as T), { once: true }));

describe('ResilientSocket on a real server', () => {
  it('retries 1013', async () => {
    const socket = new ResilientSocket(url({ close: 1013, reason: 'retry-after-ms=1' }, { stay: true, greet: 'hi' }));
    const event = await once(socket, 'reconnecting');
    console.log(event);
    const message = await once<MessageEvent>(socket, 'message');
    expect(message.data).toBe('hi');
    socket.close();
    const close = await once<CloseEvent>(socket, 'close');
    expect(close.code).toBe(1005);
  });
});
