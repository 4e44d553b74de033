import { type Step, scriptUrl } from '@resilient-socket/tooling/script';
import { describe, expect, inject, it } from 'vitest';
import { fakeWebSockets, manualClock, seededRandom } from '../testing/index.ts';
import { ResilientSocket } from './resilient-socket.ts';

const url = (...steps: Step[]) => scriptUrl(inject('scriptServer'), steps);
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
