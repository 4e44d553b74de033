import { describe, expect, it } from 'vitest';
import { createFakeWorld } from './fake-world.ts';
import type { Mount } from './mount.ts';
import { play } from './play.ts';
import { createRealWorld } from './real-world.ts';
import { scenarios } from './scenarios.ts';

/** The suite that every binding passes: all scenarios in a world of their own, some of them on a real server too. */
export function conform(mount: Mount): void {
  describe('conformance', () => {
    const played: string[] = [];

    for (const scenario of scenarios) {
      const title = `${scenario.title} (${scenario.rules})`;
      it(title, async () => {
        await play(scenario, createFakeWorld(scenario.servers), mount);
        played.push(scenario.title);
      });
      if (!scenario.real) continue;
      it(`${title}, on a real server`, async () => {
        await play(scenario, createRealWorld(scenario.servers), mount);
      });
    }

    it('leaves no scenario out', () => {
      expect(played).toEqual(scenarios.map(({ title }) => title));
    });
  });
}
