import { ResilientSocket } from '@resilient-socket/core';
import { serve } from '@resilient-socket/tooling/script';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { mounted } from './world.test.helper.ts';

let socket: ResilientSocket;

afterEach(() => {
  socket.close();
  document.body.replaceChildren();
});

it('shows a 1013 with a hint of a real server, whose wait ends by the Enter key, and the session after it', async () => {
  socket = new ResilientSocket(serve({ close: 1013, reason: 'retry-after-ms=60000' }, { stay: true }));
  const { button, text, rows } = mounted(socket);
  await expect.poll(() => text('phase')).toBe('waiting');
  expect(text('countdown')).toMatch(/^(59|60) s$/);
  await userEvent.tab();
  expect(document.activeElement?.shadowRoot?.activeElement).toBe(button);
  expect(getComputedStyle(button).outlineStyle).toBe('solid');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => text('phase')).toBe('open');
  expect(rows().map(({ dataset }) => dataset.kind)).toEqual(['opened', 'closed', 'opened']);
});

it('stops on a 1000 of a real server', async () => {
  socket = new ResilientSocket(serve({ close: 1000 }));
  const { rows, text } = mounted(socket);
  await expect.poll(() => text('phase')).toBe('closed');
  expect(rows()[0]?.dataset).toMatchObject({ code: '1000', action: 'stop' });
});
