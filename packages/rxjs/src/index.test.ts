import { expect, it } from 'vitest';
import * as entry from './index.ts';

it('exports these values', () => {
  expect(Object.keys(entry).sort()).toEqual(['CloseError', 'closeAware', 'fromResilientSocket', 'retryOnClose']);
});
