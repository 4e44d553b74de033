import { expect, it } from 'vitest';

it('can be imported on a server, where there are no elements', async () => {
  expect(globalThis.HTMLElement).toBeUndefined();
  const { ResilientSocketTimeline } = await import('./index.ts');
  expect(ResilientSocketTimeline.name).toBe('ResilientSocketTimeline');
});
