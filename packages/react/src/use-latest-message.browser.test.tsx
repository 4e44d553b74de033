import { serve } from '@resilient-socket/tooling/script';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type UseResilientSocketResult, useLatestMessage, useResilientSocket } from './index.ts';

let root: Root;
let result: UseResilientSocketResult;
type Select = (data: string, previous: unknown) => unknown;
/** What each render showed, and the frame that it was in. */
let renders: { readonly shown: unknown; readonly frame: number }[];
let frame: number;
let counting: number;

function Latest({ url, select }: { readonly url: string; readonly select?: Select }) {
  result = useResilientSocket(url);
  const shown = useLatestMessage(result.socket, select as Select);
  renders.push({ shown, frame });
  return null;
}

const render = (url: string, select?: Select) =>
  flushSync(() => root.render(select ? <Latest url={url} select={select} /> : <Latest url={url} />));
const shown = () => renders.at(-1)?.shown;

beforeEach(() => {
  root = createRoot(document.createElement('div'));
  renders = [];
  frame = 0;
  const count = () => {
    frame += 1;
    counting = requestAnimationFrame(count);
  };
  counting = requestAnimationFrame(count);
});

afterEach(() => {
  root.unmount();
  cancelAnimationFrame(counting);
});

async function opened(url: string, select?: Select): Promise<void> {
  render(url, select);
  await expect.poll(() => result.phase).toBe('open');
  renders = [];
}

describe('useLatestMessage', () => {
  it('shows the message that comes with the opening', async () => {
    render(serve({ stay: true, greet: 'first' }));
    expect(shown()).toBeUndefined();
    await expect.poll(shown).toBe('first');
  });

  it('renders at most once a frame, however many messages come', async () => {
    await opened(serve({ stay: true }));
    for (let count = 1; count <= 1000; count += 1) result.send(`${count}`);
    await expect.poll(shown).toBe('1000');
    const frames = renders.map((one) => one.frame);
    expect(new Set(frames).size).toBe(frames.length);
    expect(frames.length).toBeLessThan(100);
  });

  it('hands every message to select, with what it returned before, and renders only for another value', async () => {
    const add: Select = (data, sum) => (data === 'skip' ? sum : Number(sum ?? 0) + Number(data));
    await opened(serve({ stay: true }), add);
    for (const data of ['1', 'skip', '2', '3']) result.send(data);
    await expect.poll(shown).toBe(6);
    const before = renders.length;
    result.send('skip');
    result.send('0');
    await new Promise((resolve) => result.socket?.addEventListener('message', resolve, { once: true }));
    expect(renders.length).toBe(before);
  });

  it('uses the latest select, without listening anew', async () => {
    const url = serve({ stay: true });
    await opened(url, () => 'old');
    render(url, () => 'new');
    result.send('any');
    await expect.poll(shown).toBe('new');
  });

  it('forgets the message when there is another socket', async () => {
    render(serve({ stay: true, greet: 'of the old one' }));
    await expect.poll(shown).toBe('of the old one');
    render(serve({ stay: true }));
    expect(shown()).toBeUndefined();
  });
});
