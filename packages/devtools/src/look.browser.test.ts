import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeSocket, fakeTime, mounted, opened } from './world.test.helper.ts';

beforeEach(fakeTime);

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

describe('its look', () => {
  it.each([320, 700, 1200])('does not move or overflow at %i px, whatever happens after a 1013', async (width) => {
    const world = fakeSocket();
    const { element, find, button, text } = mounted(world.socket);
    element.style.width = `${width}px`;
    const places = () =>
      [button, find('[part=status]'), find('ol'), element].map((part) => {
        const { x, y, width: wide, height } = part.getBoundingClientRect();
        return [x, y, wide, height].join(' ');
      });
    expect(text('phase')).toBe('connecting');
    const before = places();
    const connection = await opened(world);
    expect(places()).toEqual(before);
    connection.end(1013, 'a-reason-that-is-as-long-as-it-may-be-and-has-no-place-to-break-it-retry-after-ms=3600000');
    expect(places()).toEqual(before);
    world.socket.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(places()).toEqual(before);
    expect(find('ol').scrollWidth).toBeLessThanOrEqual(find('ol').clientWidth);
    const cut = [button, find('[part=status]'), find('[part=phase]'), find('[part=facts]')].filter(
      (part) => part.scrollWidth > part.clientWidth,
    );
    expect(cut).toEqual([]);
  });

  it('colours a phase by the close of a 1013 only while it waits for the next attempt', async () => {
    const world = fakeSocket();
    const { find } = mounted(world.socket);
    const tone = () => getComputedStyle(find('[part=phase]')).color;
    const connecting = tone();
    (await opened(world)).end(1013);
    const waiting = tone();
    expect(getComputedStyle(find('[part=code]')).color).toBe(waiting);
    await opened(world);
    const open = tone();
    expect(new Set([connecting, waiting, open]).size).toBe(3);
    world.socket.pause();
    expect(tone()).toBe(connecting);
  });

  it('takes its colours from the page, dark or light', () => {
    const { element, find } = mounted();
    const background = () => getComputedStyle(find('section')).backgroundColor;
    element.style.colorScheme = 'light';
    expect(background()).toBe('rgb(253, 252, 250)');
    element.style.colorScheme = 'dark';
    expect(background()).toBe('rgb(27, 29, 32)');
    document.body.style.setProperty('--rs-card', 'rgb(1, 2, 3)');
    expect(background()).toBe('rgb(1, 2, 3)');
    document.body.removeAttribute('style');
  });
});
