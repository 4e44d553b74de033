import { type FakeConnection, fakeWebSockets, manualClock } from '@resilient-socket/core/testing';
import type { Step } from '@resilient-socket/tooling/script';
import type { CreateWorld } from './world.ts';

/** Whatever is left to chance is in the middle. */
const CHANCE = 0.5;

/** Time moves only as the story says, and the network is played by what the scenario says of its servers. */
export const createFakeWorld: CreateWorld = (servers) => {
  const clock = manualClock();
  const endpoints = servers.map((_, index) => `wss://${index + 1}.example.test/`);
  const served = endpoints.map(() => 0);
  const network = fakeWebSockets((connection) => {
    const server = endpoints.indexOf(connection.url);
    const steps = servers[server] ?? [];
    const count = served[server] ?? 0;
    served[server] = count + 1;
    play(connection, steps[Math.min(count, steps.length - 1)] ?? { stay: true });
  });
  let sleptMs = 0;
  let online = true;
  let pageChanged = () => {};
  const now = () => clock.now() + sleptMs;

  const page = {
    isOnline: () => online,
    isVisible: () => true,
    listen(changed: () => void) {
      pageChanged = changed;
      return () => {
        pageChanged = () => {};
      };
    },
  };
  return {
    endpoints,
    options: { WebSocket: network.WebSocket, platform: { ...clock, now, random: () => CHANCE, page } },
    now,
    passMs: clock.advance,
    async sleepMs(ms) {
      sleptMs += ms;
      // Timers that were due meanwhile fire on waking.
      await clock.advance(30_000);
    },
    setOnline(now) {
      online = now;
      pageChanged();
    },
    connections: () => network.connections.length,
    leftovers: () => [
      ...network.connections.filter(({ readyState }) => readyState < 3).map(({ url }) => `a connection to ${url}`),
      ...Array.from({ length: clock.pending() }, () => 'a timer'),
    ],
    async expecting(assert) {
      await clock.advance(0);
      assert();
    },
  };
};

/** As the script server does it. */
function play(connection: FakeConnection, step: Step): void {
  if ('refuse' in step) connection.fail();
  if ('refuse' in step || 'hang' in step) return;
  const end = () => {
    if ('close' in step) connection.end(step.close ?? 1005, step.reason);
    if ('drop' in step) connection.fail();
  };
  const { send, close } = connection;
  Object.assign(connection, {
    send(data: never) {
      send.call(connection, data);
      connection.receive(data);
      if (step.onMessage) end();
    },
    close(...call: Parameters<typeof close>) {
      close.apply(connection, call);
      queueMicrotask(() => connection.end(call[0] ?? 1005));
    },
  });
  connection.accept();
  if (step.greet !== undefined) connection.receive(step.greet);
  if (!step.onMessage) end();
}
