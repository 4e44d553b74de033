import { describe, expect, it } from 'vitest';
import { run } from './program.test.helper.ts';

async function scheduled(...args: string[]) {
  const { out } = await run(['schedule', ...args, '--json']);
  return JSON.parse(out) as {
    code: number;
    seed: number;
    steps: { attempt: number; action: string; delayMs: number; windowMs: [number, number]; totalMs: number }[];
    stop: string | null;
  };
}

describe('schedule', () => {
  it('doubles the windows of 1013, and draws each wait from its window', async () => {
    const { steps, stop } = await scheduled('1013', '--attempts', '6', '--seed', '1');
    expect(stop).toBeNull();
    expect(steps.map(({ windowMs }) => windowMs)).toEqual([
      [500, 1000],
      [1000, 2000],
      [2000, 4000],
      [4000, 8000],
      [8000, 16_000],
      [16_000, 32_000],
    ]);
    let total = 0;
    for (const { delayMs, windowMs, totalMs } of steps) {
      expect(delayMs).toBeGreaterThanOrEqual(windowMs[0]);
      expect(delayMs).toBeLessThanOrEqual(windowMs[1]);
      total += delayMs;
      expect(totalMs).toBe(total);
    }
  });

  it('draws the same waits from the same seed, and others from another', async () => {
    const one = await scheduled('1012', '--seed', '7');
    expect(await scheduled('1012', '--seed', '7')).toEqual(one);
    expect((await scheduled('1012', '--seed', '8')).steps).not.toEqual(one.steps);
    expect(one.steps).toHaveLength(8);
  });

  it('names the seed that it has chosen, so that the run can be repeated', async () => {
    const { seed, steps } = await scheduled('1011');
    expect((await scheduled('1011', '--seed', String(seed))).steps).toEqual(steps);
  });

  it.each([
    [['1000'], 0, /^1000 Normal Closure.*stopped/],
    [['1002'], 3, /3 attempts did not help/],
    [['3000'], 0, /stopped/],
    [['3000', '--can-reauthenticate'], 1, /new credentials did not help/],
    [['4004', '--dialect', 'discord'], 0, /the token is wrong; stopped/],
  ])('%j stops after %i attempts', async (args, attempts, stop) => {
    const schedule = await scheduled(...args);
    expect(schedule.steps).toHaveLength(attempts);
    expect(schedule.stop).toMatch(stop);
  });

  it('obeys a hint in the reason', async () => {
    const { steps } = await scheduled('1013', '--attempts', '2', '--reason', 'retry-after-ms=2500');
    expect(steps.map(({ delayMs }) => delayMs)).toEqual([2500, 2500]);
  });

  it('knows attempts that never opened', async () => {
    const { steps } = await scheduled('1006', '--attempts', '1', '--never-opened');
    expect(steps[0]?.windowMs).toEqual([500, 1000]);
    expect((await scheduled('1006', '--attempts', '1')).steps[0]?.windowMs).toEqual([0, 1200]);
  });

  it('draws bars to one scale, the longest to the end of the line', async () => {
    const { out } = await run(['schedule', '1013', '--attempts', '8', '--seed', '1']);
    const [title, ...lines] = out.trim().split('\n');
    expect(title).toBe('1013 Try Again Later: the server is overloaded  seed 1');
    const bars = lines.filter((line) => /^\d/.test(line)).map((line) => line.replace(/[^█░]/g, ''));
    expect(bars.map(({ length }) => length).slice(-3)).toEqual([10, 20, 40]);
    expect(out).toMatch(/^8 +64-128 s +\d+(\.\d)? s +\d:\d\d {2}█+░*$/m);
  });
});
