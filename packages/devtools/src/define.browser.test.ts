import { expect, it } from 'vitest';
import * as entry from './index.ts';

const NAME = 'resilient-socket-timeline';

it('exports the class and defines nothing, until define is imported, which does not mind to be second', async () => {
  expect(Object.keys(entry)).toEqual(['ResilientSocketTimeline']);
  expect(customElements.get(NAME)).toBeUndefined();
  await import('./define.ts');
  expect(customElements.get(NAME)).toBe(entry.ResilientSocketTimeline);
  const again = './define.ts?again';
  await expect(import(/* @vite-ignore */ again)).resolves.toBeDefined();
  expect(document.createElement(NAME)).toBeInstanceOf(entry.ResilientSocketTimeline);
});
