import { setTimeout as wait } from 'node:timers/promises';

/** Some things take a moment to go: a silenced connection of the server lasts until the silence is over. */
const PATIENCE_MS = 5000;
const LOOK_EVERY_MS = 20;

/** What keeps this process running: sockets, listeners, timers, each by its name and how many there are. */
export type Resources = ReadonlyMap<string, number>;

export function openResources(): Resources {
  const resources = new Map<string, number>();
  for (const name of process.getActiveResourcesInfo()) resources.set(name, (resources.get(name) ?? 0) + 1);
  return resources;
}

/** What there is more of than before, once it has had `patienceMs` to go. */
export async function leftSince(before: Resources, only = /./, patienceMs = PATIENCE_MS): Promise<Resources> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const left = difference(openResources(), before, only);
    if (left.size === 0 || performance.now() > deadline) return left;
    await wait(LOOK_EVERY_MS);
  }
}

function difference(now: Resources, before: Resources, only: RegExp): Resources {
  const more = [...now].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const);
  return new Map(more.filter(([name, count]) => count > 0 && only.test(name)));
}
