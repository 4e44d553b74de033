import { NOT_WAITING } from './machine-data.ts';
import type { Happening, World } from './machine-promises.test.helper.ts';
import type { Runner, Step } from './machine-runner.test.helper.ts';
import type { Outage } from './outage.ts';

export interface Exploration {
  /** Every situation that was found, once. */
  readonly worlds: readonly World[];
  readonly transitions: number;
  /** How many events it takes to reach the last of them. */
  readonly depth: number;
  /** Were all events tried in all of them? Then there are no others, however long it goes on. */
  readonly complete: boolean;
}

/** A world, and the events that led there. */
interface Found {
  readonly world: World;
  readonly trail: readonly Happening[];
}

/** Longer than hurries are apart, and than it takes a session to be stable. */
const AWAY_MS = 31_000;
const REPLIES: readonly Happening[] = [
  { type: 'close-asked', call: [] },
  { type: 'retry-now' },
  { type: 'reconnect-asked' },
];
const BY_CHANCE: readonly Happening['type'][] = ['closed', 'suspected', 'timer-fired', 'woke', 'page'];

/**
 * Tries all orders of the events that are `possible` in each world, up to `longest` of them.
 *
 * @throws Error with the events that led there, when one of them breaks a promise.
 */
export function explore(
  run: Runner,
  first: World,
  possible: (world: World) => readonly Happening[],
  longest = Number.POSITIVE_INFINITY,
): Exploration {
  const found = new Map<string, Found>([[keyOf(first), { world: first, trail: [] }]]);
  let transitions = 0;
  let depth = 0;
  let complete = true;
  // A Map hands out what is added on the way.
  for (const { world, trail } of found.values()) {
    if (trail.length === longest) {
      complete = false;
      break;
    }
    for (const happening of possible(world)) {
      for (const next of outcomes(run, world, happening, trail)) {
        transitions += 1;
        const key = keyOf(next);
        if (found.has(key)) continue;
        found.set(key, { world: next, trail: [...trail, happening] });
        depth = trail.length + 1;
      }
    }
  }
  return { worlds: Array.from(found.values(), ({ world }) => world), transitions, depth, complete };
}

/** The event comes at once, by the one chance and the other, and after a while; and listeners act on the news of it. */
function* outcomes(run: Runner, world: World, happening: Happening, trail: readonly Happening[]): Iterable<World> {
  const at = happening.type === 'timer-fired' ? Math.max(world.timerAt ?? 0, world.at) : world.at;
  const plain = after({ happening, at, random: 0 });
  yield plain;
  yield after({ happening, at: at + AWAY_MS, random: 0 });
  if (BY_CHANCE.includes(happening.type)) yield after({ happening, at, random: 0.999 });
  const news = plain.sessions > world.sessions || plain.ended || plain.state.lastClose !== world.state.lastClose;
  for (const reply of news ? REPLIES : []) yield after({ happening, at, random: 0, reply });

  function after(step: Step): World {
    try {
      return run(world, step);
    } catch (error) {
      throw new Error(
        `${error}, after ${JSON.stringify(trail)}, at ${JSON.stringify(step)}, in ${JSON.stringify(world)}`,
      );
    }
  }
}

/** Worlds are one situation when they differ only in how long ago, or how far off, something is, and not by much. */
function keyOf({ at, state, transport, refresh, timerAt }: World): string {
  const { phase, stableAt, hurriedAt, nextRetryAt, dueAt, page, decision, outage, endpoint } = state;
  const key = `${phase} ${page.online} ${page.visible} ${transport} ${refresh} ${rough(timerAt, at)} ${at - hurriedAt < 30_000}`;
  // Once it closes, nothing else counts.
  if (phase === 'closing' || phase === 'closed') return key;
  const openKey = `${stableAt < Infinity} ${at >= stableAt}`;
  return `${key} ${endpoint} ${phase === 'open' ? openKey : waitKey()} ${outage && outageKey(outage)}`;

  function waitKey(): string {
    if (!['waiting', 'paused'].includes(phase) || dueAt === NOT_WAITING || !decision) return '';
    const { action, hinted, guess = false, delayMs } = decision;
    return `${rough(nextRetryAt, at)} ${rough(dueAt, at)} ${action} ${hinted} ${guess} ${rough(delayMs, 0)}`;
  }

  function outageKey({ attempts, neverOpened, crashes, reauthenticatedAt, moves, closes, startedAt }: Outage): string {
    const counts = `${Object.keys(closes)} ${Object.values(closes)}`;
    return `${attempts} ${neverOpened} ${crashes} ${rough(reauthenticatedAt, at)} ${moves} ${counts} ${rough(startedAt, at)}`;
  }
}

/** What makes a difference: now, the spread of those who come online, probes and hurries, the longest wait. */
const MARKS_MS = [-300_000, -60_000, -30_000, 0, 1, 3001, 30_001, 300_001];

function rough(time: number | null, at: number): number | null {
  return time === null ? null : MARKS_MS.filter((mark) => time - at >= mark).length;
}
