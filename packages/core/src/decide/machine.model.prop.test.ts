import { describe, expect, it } from 'vitest';
import type { MachineSettings } from './machine.ts';
import { explore } from './machine-explorer.test.helper.ts';
import { type Happening, isUnderWay, newWorld, type World } from './machine-promises.test.helper.ts';
import { createRunner, type Runner } from './machine-runner.test.helper.ts';
import { createPolicy, type PolicyOptions } from './policy.ts';

const CONNECT: Happening = { type: 'connect' };
const OPENED: Happening = { type: 'opened' };
const CONFIRMED: Happening = { type: 'confirmed' };
const TIMER: Happening = { type: 'timer-fired' };
const REFRESHED: Happening = { type: 'reauthenticated', ok: true };
const REFUSED: Happening = { type: 'reauthenticated', ok: false };
const RESUME: Happening = { type: 'resume-asked' };
const CLOSE: Happening = { type: 'close-asked', call: [] };

const LOST = closed(1006);
const CRASH = closed(1011);
const HINTED = closed(1013, 'retry-after-ms=90000');
const CLOSES = [LOST, CRASH, HINTED, ...[1000, 1008, 1013, 3000, 4000].map((code) => closed(code))];

/** What needs something that it can come from. */
const CAUSED: readonly Happening[] = [CONNECT, OPENED, CONFIRMED, TIMER, REFRESHED, REFUSED, { type: 'suspected' }];
/** What people and the system may do at any time. */
const FREE: readonly Happening[] = [CLOSE, { type: 'retry-now' }, { type: 'reconnect-asked' }, { type: 'woke' }];
const PAUSES: readonly Happening[] = [{ type: 'pause-asked' }, RESUME];
const PAGES = [page(true, true), page(true, false), page(false, true), page(false, false)];

function closed(code: number, reason = ''): Happening {
  return { type: 'closed', close: { code, reason, wasClean: code !== 1006 } };
}

function page(online: boolean, visible: boolean): Happening {
  return { type: 'page', page: { online, visible } };
}

/** What can really happen: the page changes in one way at a time, and a handshake that fails has no code of its own. */
function possible(world: World, closes = CLOSES): readonly Happening[] {
  const { phase, page: now } = world.state;
  const caused = CAUSED.filter((happening) => isUnderWay(world, happening));
  if (phase === 'closed') return [CLOSE, { type: 'retry-now' }];
  const pages = [page(!now.online, now.visible), page(now.online, !now.visible)];
  if (world.transport === 'none') return [...FREE, ...pages, ...caused];
  return [...FREE, ...pages, ...caused, ...(world.transport === 'connecting' ? [LOST] : closes)];
}

const anything = () => [...FREE, ...PAUSES, ...PAGES, ...CAUSED, ...CLOSES];

/** The phase that is reached when the network and the application do as they should. */
function destination(run: Runner, world: World): string {
  let now = world;
  for (let events = 0; events < 5 && now.state.phase !== 'open'; events += 1) {
    const happening = [CONNECT, RESUME, OPENED, REFRESHED, TIMER].find((one) => isUnderWay(now, one));
    if (!happening) break;
    now = run(now, { happening, at: Math.max(now.at, now.timerAt ?? 0), random: 0.5 });
  }
  return now.state.phase;
}

describe('the machine, in all orders of what can happen, soon or later, with listeners that call close or retryNow', () => {
  interface Orders {
    readonly which: string;
    readonly options: PolicyOptions;
    readonly settings?: Partial<MachineSettings>;
    readonly events: (world: World) => readonly Happening[];
    /** So many events in a row; without it, as many as it takes until nothing new comes. */
    readonly longest?: number;
    readonly situations: number;
    readonly transitions: number;
  }

  it.each<Orders>([
    {
      which: 'two retries of an outage',
      options: { limit: { attempts: 2 } },
      events: possible,
      situations: 8000,
      transitions: 200_000,
    },
    {
      which: 'three retries after 1006 and 1011',
      options: { limit: { attempts: 3 } },
      events: (world) => [...possible(world, [LOST, CRASH]), ...PAUSES],
      situations: 4000,
      transitions: 80_000,
    },
    {
      which: 'seven events with the standard policy',
      options: {},
      events: possible,
      longest: 7,
      situations: 7000,
      transitions: 70_000,
    },
    {
      which: 'two retries between two endpoints, of sessions that are confirmed,',
      options: { limit: { attempts: 2 } },
      settings: { endpoints: 2, confirms: true },
      events: (world) => possible(world, [LOST, closed(1013), closed(3000)]),
      situations: 4000,
      transitions: 80_000,
    },
    {
      which: 'one retry, with events out of nowhere',
      options: { limit: { attempts: 1 } },
      events: anything,
      situations: 1500,
      transitions: 100_000,
    },
  ])('keeps every promise in $which (R3-R5, R8, L1-L8, L13, P1-P5)', { timeout: 60_000 }, (orders) => {
    const policy = createPolicy(orders.options);
    const times = {
      connectTimeoutMs: 10_000,
      closeTimeoutMs: 2000,
      hiddenDelayMs: 20_000,
      reauthenticateTimeoutMs: 30_000,
    };
    const settings = { canReauthenticate: true, confirms: false, endpoints: 1, ...orders.settings };
    const run = createRunner({ policy, ...times, ...settings });

    const found = explore(run, newWorld, orders.events, orders.longest);
    expect(found.complete).toBe(orders.longest === undefined);
    expect(found.worlds.length).toBeGreaterThan(orders.situations);
    expect(found.transitions).toBeGreaterThan(orders.transitions);

    const ends = ['closing', 'closed'];
    const alive = found.worlds.filter(({ state }) => !ends.includes(state.phase));
    const stuck = alive.filter((world) => destination(run, world) !== 'open');
    expect(stuck).toEqual([]);
    const close = (world: World) => run(world, { happening: CLOSE, at: world.at, random: 0.5 });
    const endless = found.worlds.filter((world) => destination(run, close(world)) !== 'closed');
    expect(endless).toEqual([]);
  });
});
