import { afterEach, beforeEach, describe, expect, type MockInstance, onTestFinished, test, vi } from 'vitest';
import { startChaosServer } from './index.ts';
import { connect, post, startServer, WAYS } from './test-client.ts';

let log: MockInstance<typeof console.error>;
beforeEach(() => {
  log = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => log.mockRestore());

describe.each(WAYS)('throw $way', ({ tell }) => {
  test('closes with 1011 without details, logs the TypeError, and serves the others', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const other = await connect(server, 'client=other');
    await tell(server, me, 'throw');
    expect(await me.closed).toEqual({ code: 1011, reason: 'internal error' });
    expect(log.mock.calls).toEqual([[expect.stringContaining('handler failed'), expect.any(TypeError)]]);
    await other.echo();
  });
});

test('the log of startChaosServer takes the place of the console', async () => {
  const own = vi.fn();
  const server = await startChaosServer({ log: own });
  onTestFinished(() => server.stop());
  const me = await connect(server);
  await post(server, '/chaos/throw');
  expect((await me.closed).code).toBe(1011);
  expect(own.mock.calls).toEqual([[expect.stringContaining('handler failed'), expect.any(TypeError)]]);
  expect(log).not.toHaveBeenCalled();
});
