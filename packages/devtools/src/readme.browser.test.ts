/// <reference path="../../../tooling/src/readme.d.ts" />
import { redirectWebSockets } from '@resilient-socket/tooling/redirect';
import { serve } from '@resilient-socket/tooling/script';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

it('shows what the example of the README does, and makes a new socket after a 1000', async () => {
  redirectWebSockets(serve({ close: 1000 }, { stay: true }));
  document.body.innerHTML = '<resilient-socket-timeline></resilient-socket-timeline>';
  await import('readme:1');
  const element = document.querySelector('resilient-socket-timeline');
  const part = (name: string) => element?.shadowRoot?.querySelector<HTMLElement>(`[data-testid=${name}]`);
  await expect.poll(() => part('phase')?.textContent).toBe('closed');
  expect(part('timeline')?.textContent).toContain('Normal Closure');
  part('retry-now')?.click();
  await expect.poll(() => part('phase')?.textContent).toBe('open');
  element?.socket?.close();
});
