import { describe, expect, it } from 'vitest';
import { manualClock } from './manual-clock.ts';

describe('manualClock', () => {
  it('starts at 0, or where it is told to, and moves only when told to', async () => {
    expect(manualClock().now()).toBe(0);
    const clock = manualClock(1000);
    expect(clock.now()).toBe(1000);
    await clock.advance(250);
    expect(clock.now()).toBe(1250);
  });

  it('fires what is due in order of time, then of setting, and leaves the rest', async () => {
    const clock = manualClock();
    const fired: string[] = [];
    for (const [name, delayMs] of [
      ['c', 30],
      ['a', 10],
      ['b1', 20],
      ['b2', 20],
      ['later', 31],
    ] as const) {
      clock.setTimer(() => fired.push(`${name} at ${clock.now()}`), delayMs);
    }
    expect(clock.pending()).toBe(5);
    await clock.advance(30);
    expect(fired).toEqual(['a at 10', 'b1 at 20', 'b2 at 20', 'c at 30']);
    expect(clock.pending()).toBe(1);
    await clock.advance(1);
    expect(fired.at(-1)).toBe('later at 31');
    expect(clock.pending()).toBe(0);
  });

  it('takes a negative delay for 0, and never goes back', async () => {
    const clock = manualClock(10);
    clock.setTimer(() => {}, -5);
    await clock.advance(0);
    expect([clock.now(), clock.pending()]).toEqual([10, 0]);
  });

  it('fires a timer of 0 ms only when it advances', async () => {
    const clock = manualClock();
    let fired = false;
    clock.setTimer(() => {
      fired = true;
    }, 0);
    expect(fired).toBe(false);
    await clock.advance(0);
    expect(fired).toBe(true);
  });

  it('fires timers that timers set, when they are due within the same advance', async () => {
    const clock = manualClock();
    const times: number[] = [];
    const tick = () => {
      times.push(clock.now());
      clock.setTimer(tick, 10);
    };
    clock.setTimer(tick, 10);
    await clock.advance(35);
    expect(times).toEqual([10, 20, 30]);
    expect(clock.now()).toBe(35);
    expect(clock.pending()).toBe(1);
  });

  it('never fires a cleared timer, even one that a timer of the same moment clears', async () => {
    const clock = manualClock();
    const fired: string[] = [];
    const cleared = clock.setTimer(() => fired.push('cleared'), 5);
    clock.setTimer(() => clock.clearTimer(victim), 10);
    const victim = clock.setTimer(() => fired.push('victim'), 10);
    clock.clearTimer(cleared);
    clock.clearTimer(undefined);
    expect(clock.pending()).toBe(2);
    await clock.advance(10);
    expect(fired).toEqual([]);
    expect(clock.pending()).toBe(0);
  });

  it('lets promise callbacks run before, in between and after', async () => {
    const clock = manualClock();
    const log: string[] = [];
    const note = (text: string) => Promise.resolve().then(() => log.push(text));
    note('before').then(() => clock.setTimer(() => log.push('timer set by a promise'), 15));
    clock.setTimer(() => {
      log.push('first timer');
      note('in between');
    }, 10);
    clock.setTimer(() => {
      log.push('last timer');
      note('after');
    }, 20);
    await clock.advance(20);
    expect(log).toEqual(['before', 'first timer', 'in between', 'timer set by a promise', 'last timer', 'after']);
  });
});
