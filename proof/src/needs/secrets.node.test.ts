import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { type Logger, ResilientSocket } from '@resilient-socket/core';
import { SOURCE_CONDITION } from '@resilient-socket/tooling/source-condition';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { liveCarelessly, SECRETS, SITUATIONS, STEPS } from './careless.ts';
import { silent } from './silent-logger.ts';
import { type NeedsServer, type Stage, startServer } from './start-server.ts';
import { WEB_SOCKETS } from './web-sockets.ts';

const PROGRAM = fileURLToPath(new URL('./careless-program.ts', import.meta.url));
const ALL_OF_IT = { depth: Infinity, showHidden: true, maxStringLength: Infinity, maxArrayLength: Infinity };

let server: NeedsServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

function play(situation: string): Promise<Stage> {
  return server.play(...(SITUATIONS[situation]?.before ?? []), ...STEPS);
}

/** The secrets that these texts tell. */
function toldBy(...texts: string[]): string[] {
  return Object.values(SECRETS).filter((secret) => texts.some((text) => text.includes(secret)));
}

describe.each(WEB_SOCKETS)(
  'with %s, an application whose secrets are in its URL, protocols, messages and errors',
  (_name, Class) => {
    test.each(Object.keys(SITUATIONS))(
      'tells none of them to its logger, nor in what it shows, when %s (D3)',
      async (situation) => {
        const log: string[] = [];
        const write = (...line: unknown[]) => log.push(...line.map(String), inspect(line, ALL_OF_IT));
        const logger: Logger = { debug: write, info: write, warn: write, error: write };
        const stage = await play(situation);
        const shown = await liveCarelessly(situation, stage.url, Class, logger);
        expect(toldBy(...log, ...shown)).toEqual([]);
        expect(log.length).toBeGreaterThan(2);
        expect(shown.length).toBeGreaterThan(10);
      },
    );

    test('does tell them to the server', async () => {
      const situation = 'nothing fails but the server';
      const stage = await play(situation);
      await liveCarelessly(situation, stage.url, Class, silent);
      const told = (await stage.seen()).map(({ query, protocols }) => toldBy(query, `${protocols}`));
      expect(told).toEqual(STEPS.map(() => [SECRETS.query, SECRETS.protocol]));
    });
  },
);

test('a program without a logger of its own says what failed, and no secret (D3)', async () => {
  const stages = await Promise.all(
    Object.keys(SITUATIONS).map(async (situation) => {
      const urls = await Promise.all(WEB_SOCKETS.map(async () => (await play(situation)).url));
      return [situation, ...urls];
    }),
  );
  const program = spawn(process.execPath, [`--conditions=${SOURCE_CONDITION}`, PROGRAM, JSON.stringify(stages)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void program.kill());
  const [out, errors, exit] = await Promise.all([text(program.stdout), text(program.stderr), once(program, 'exit')]);
  expect(toldBy(out, errors)).toEqual([]);
  expect(exit).toEqual([0, null]);
  for (const failed of ['connecting', 'reauthenticate', 'confirmOpen']) {
    expect(errors).toContain(`resilient-socket: ${failed} failed: Error`);
  }
  expect(errors).toContain('resilient-socket: the heartbeat could not be sent: Error');
  expect(errors).toContain('no verdict from decide: Error');
});

test.each([
  ['a bad URL', `ws://${SECRETS.user}:${SECRETS.password}@a.test:99999/?token=${SECRETS.query}`, []],
  ['a URL with a fragment', `ws://${SECRETS.user}:${SECRETS.password}@a.test/?token=${SECRETS.query}#top`, []],
  ['a bad protocol', 'ws://a.test', [`${SECRETS.protocol} with spaces`]],
])('%s is refused without a word of what is in it (D3)', (_what, url, protocols) => {
  let thrown: unknown;
  try {
    new ResilientSocket(url, protocols);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ name: 'SyntaxError' });
  expect(toldBy(inspect(thrown, ALL_OF_IT))).toEqual([]);
});
