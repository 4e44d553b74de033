import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { useResilientSocket } from './index.ts';

function Status() {
  const { phase, attempt, socket } = useResilientSocket('wss://example.invalid/');
  return `${phase} ${attempt} ${socket}`;
}

it('renders idle on the server: no socket, no warning', () => {
  const error = vi.spyOn(console, 'error');
  expect(renderToString(<Status />)).toBe('idle 0 null');
  expect(error).not.toHaveBeenCalled();
});
