import type { Close, ResilientSocketOptions, SocketSnapshot } from '@resilient-socket/core';
import { expect } from 'vitest';
import type { Mount, Mounted } from './mount.ts';
import type { Act, Scenario, View } from './scenario.ts';
import type { World } from './world.ts';

const LOGGER = { debug() {}, info() {}, warn() {}, error() {} };

/** Tells the story of a scenario in a world. @throws AssertionError when something in it is not as it says. */
export async function play(scenario: Scenario, world: World, mount: Mount): Promise<void> {
  const [first = '', ...others] = world.endpoints;
  const credentials = countedCredentials(scenario);
  const { confirmedBy } = scenario;
  const mounted = mount(others.length > 0 ? world.endpoints : first, {
    logger: LOGGER,
    ...world.options,
    ...scenario.options,
    ...credentials.options,
    ...(confirmedBy !== undefined && { confirmOpen: (data: unknown) => data === confirmedBy }),
  });
  try {
    for (const act of scenario.story) await perform(act, mounted, world, credentials.count);
  } finally {
    mounted.unmount();
  }
}

async function perform(act: Act, mounted: Mounted, world: World, credentials: () => number): Promise<void> {
  if ('sees' in act) {
    await world.expecting(() => expect(viewOf(mounted.snapshot(), world.now(), act.sees)).toEqual(act.sees));
  } else if ('hears' in act) await world.expecting(() => expect(mounted.messages).toEqual(act.hears));
  else if ('connections' in act) await world.expecting(() => expect(world.connections()).toBe(act.connections));
  else if ('credentials' in act) await world.expecting(() => expect(credentials()).toBe(act.credentials));
  else if ('nothingLeft' in act) await world.expecting(() => expect(world.leftovers()).toEqual([]));
  else if ('passMs' in act) await world.passMs(act.passMs);
  else if ('sleepMs' in act) await world.sleepMs(act.sleepMs);
  else if ('online' in act) world.setOnline(act.online);
  else if ('send' in act) mounted.send(act.send);
  else if (act.app === 'closes') mounted.close();
  else if (act.app === 'retries') mounted.retry();
  else mounted.unmount();
}

/** What the binding shows of what is asked for. */
function viewOf(snapshot: SocketSnapshot, now: number, asked: View): View {
  const { phase, session, attempt, nextRetryAt, lastClose, decision } = snapshot;
  const everything: { readonly [Name in keyof View]-?: unknown } = {
    phase,
    session,
    attempt,
    code: lastClose?.code ?? null,
    action: decision?.action,
    waitMs: nextRetryAt && nextRetryAt - now,
  };
  return Object.fromEntries(Object.entries(everything).filter(([name]) => name in asked));
}

function countedCredentials({ reauthenticate }: Scenario) {
  let asked = 0;
  const get = (_close: Close) => {
    asked += 1;
    if (reauthenticate === 'fails') return false;
    return reauthenticate === 'hangs' ? new Promise(() => {}) : true;
  };
  const options: ResilientSocketOptions = reauthenticate ? { reauthenticate: get } : {};
  return { options, count: () => asked };
}
