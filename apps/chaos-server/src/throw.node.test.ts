import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { connect, startServer, WAYS } from './test-client.ts';

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
