import { renderToString } from '@vue/server-renderer';
import { expect, it, vi } from 'vitest';
import { createSSRApp } from 'vue';
import { useResilientSocket } from './index.ts';

it('renders idle on the server: no socket, no warning', async () => {
  const warn = vi.spyOn(console, 'warn');
  const app = createSSRApp({
    setup() {
      const { phase, attempt, socket } = useResilientSocket('wss://example.invalid/');
      return () => `${phase.value} ${attempt.value} ${socket.value}`;
    },
  });
  expect(await renderToString(app)).toBe('idle 0 null');
  expect(warn).not.toHaveBeenCalled();
});
