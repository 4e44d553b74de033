import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MOST_ENTRIES } from './timeline-list.ts';
import { fakeSocket, fakeTime, mounted, opened } from './world.test.helper.ts';

beforeEach(fakeTime);

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

const HINT = 'retry-after-ms=8000';

describe('what it shows', () => {
  it('counts down to the attempt after a hinted 1013 in whole seconds, and shows the session after it', async () => {
    const world = fakeSocket();
    const { text, rows, newest } = mounted(world.socket);
    const connection = await opened(world);
    expect([text('phase'), text('session'), text('attempt'), text('countdown')]).toEqual(['open', '1', '0', '–']);
    connection.end(1013, HINT);
    expect([text('phase'), text('attempt'), text('countdown')]).toEqual(['waiting', '1', '8 s']);
    expect(rows()[0]?.dataset).toMatchObject({
      kind: 'closed',
      code: '1013',
      category: 'overload',
      action: 'retry',
      delayMs: '8000',
      attempt: '1',
      hinted: 'true',
    });
    expect(newest()).toContain('the server is overloaded; attempt 1 in 8 s, as the server asks');
    expect(newest()).not.toContain('1013 Try Again Later:');
    expect(newest()).toContain('8 s attempt 1, as the server asked');
    await vi.advanceTimersByTimeAsync(1000);
    expect(text('countdown')).toBe('7 s');
    await vi.advanceTimersByTimeAsync(6999);
    expect(text('countdown')).toBe('1 s');
    await vi.advanceTimersByTimeAsync(1);
    expect([text('phase'), text('countdown')]).toEqual(['connecting', '–']);
    world.network.last.accept();
    expect(text('phase')).toBe('open');
    expect(rows().map(({ dataset }) => [dataset.kind, dataset.session])).toEqual([
      ['opened', '2'],
      ['closed', undefined],
      ['opened', '1'],
    ]);
  });

  it('marks the stop after a 1000, which waits for nothing', async () => {
    const world = fakeSocket();
    const { text, rows, newest, button } = mounted(world.socket);
    (await opened(world)).end(1000);
    expect([text('phase'), text('countdown'), button.textContent]).toEqual(['closed', '–', 'Connect again']);
    expect(rows()).toHaveLength(2);
    expect(rows()[0]?.dataset).toMatchObject({ code: '1000', category: 'done', action: 'stop' });
    expect(rows()[0]?.dataset.delayMs).toBeUndefined();
    expect(newest()).toContain('Stopped');
  });

  it('says of a 3000 that new credentials come first, and of their failure that it stopped', async () => {
    const world = fakeSocket({ reauthenticate: () => Promise.reject(new Error('no')) });
    const { rows, newest, text } = mounted(world.socket);
    (await opened(world)).end(3000);
    expect(rows()[0]?.dataset).toMatchObject({ code: '3000', action: 'reauthenticate', delayMs: '0', hinted: 'false' });
    expect(newest()).toContain('0 s attempt 1, with new credentials');
    await vi.advanceTimersByTimeAsync(0);
    expect(text('phase')).toBe('closed');
    expect(rows()[0]?.dataset).toMatchObject({ code: '3000', action: 'stop' });
  });

  it('tells the close of the application from decisions, whatever its code, as 4001', async () => {
    const world = fakeSocket();
    const { rows, newest } = mounted(world.socket);
    const connection = await opened(world);
    world.socket.close(4001);
    connection.end(4001);
    expect(rows().map(({ dataset }) => dataset.kind)).toEqual(['ended', 'opened']);
    expect(newest()).toContain('Closed by the application');
  });

  it('shows a pause once, and goes on counting after it', async () => {
    const world = fakeSocket();
    const { rows, text } = mounted(world.socket);
    (await opened(world)).end(1013, HINT);
    world.socket.pause();
    world.socket.pause();
    expect([text('phase'), text('countdown')]).toEqual(['paused', '–']);
    expect(rows().map(({ dataset }) => dataset.kind)).toEqual(['paused', 'closed', 'opened']);
    await vi.advanceTimersByTimeAsync(3000);
    world.socket.resume();
    expect([text('phase'), text('countdown')]).toEqual(['waiting', '5 s']);
  });

  it('has the local time of each row, to be read by machines too', async () => {
    const world = fakeSocket();
    const { find } = mounted(world.socket);
    await opened(world);
    expect(find('li time').getAttribute('datetime')).toBe('2026-01-02T03:04:05.000Z');
    expect(find('li time').textContent).toMatch(/^\d\d:\d\d:\d\d$/);
  });

  it('shows a hostile reason and a hostile note as text', async () => {
    const hostile = '<img src=x onerror="globalThis.hacked=1">';
    const world = fakeSocket();
    const { element, newest, find } = mounted(world.socket);
    (await opened(world)).end(4000, hostile);
    expect(find('q').textContent).toBe(hostile);
    element.note(hostile);
    expect(newest()).toContain(hostile);
    expect(element.shadowRoot?.querySelector('img')).toBeNull();
  });

  it('keeps the newest of 150 events, and forgets the scale of older ones', async () => {
    const { element, rows, newest, find } = mounted();
    const world = fakeSocket();
    element.socket = world.socket;
    (await opened(world)).end(1013, 'retry-after-ms=3600000');
    expect(find('[part=scale]').textContent).toBe('scale: 3600 s');
    for (let count = 1; count <= 150; count += 1) element.note(`note ${count}`);
    expect(rows()).toHaveLength(MOST_ENTRIES);
    expect(newest()).toContain('note 150');
    expect(find('[part=scale]').textContent).toBe('scale: 10 s');
  });
});

describe('its bars', () => {
  const widthOf = (element: Element | null | undefined) => element?.getBoundingClientRect().width ?? 0;

  it('draw the waits of 1012 and 1013 to one scale, which they state', async () => {
    const world = fakeSocket({ restartSpreadMs: [20_000, 20_000] });
    const { rows, find } = mounted(world.socket);
    (await opened(world)).end(1013, 'retry-after-ms=6000');
    expect(find('[part=scale]').textContent).toBe('scale: 10 s');
    (await opened(world)).end(1012);
    expect(find('[part=scale]').textContent).toBe('scale: 30 s');
    const shares = rows()
      .filter(({ dataset }) => dataset.kind === 'closed')
      .map((row) => widthOf(row.querySelector('[part=fill]')) / widthOf(row.querySelector('[part=bar]')));
    expect(shares[0]).toBeCloseTo(20 / 30, 2);
    expect(shares[1]).toBeCloseTo(6 / 30, 2);
  });

  it('run only for the present wait of a 1013, and take up where it is', async () => {
    const world = fakeSocket();
    (await opened(world)).end(1013, HINT);
    await vi.advanceTimersByTimeAsync(2000);
    const { element, find } = mounted(world.socket);
    const animations = () =>
      [find('[part=status]'), find('li')].map(
        (part) => part.getAnimations({ subtree: true }).map((animation) => animation.effect?.getTiming())[0],
      );
    const running = { duration: 8000, delay: -2000 };
    expect(animations()).toEqual([expect.objectContaining(running), expect.objectContaining(running)]);
    element.remove();
    await vi.advanceTimersByTimeAsync(1000);
    document.body.append(element);
    expect(animations()).toMatchObject([{ delay: -3000 }, { delay: -3000 }]);
    world.socket.pause();
    expect(animations()).toEqual([undefined, undefined]);
  });
});

describe('the button', () => {
  it('ends the wait of a 1013, and does nothing where there is none', async () => {
    const world = fakeSocket();
    const { element, text, button } = mounted(world.socket);
    const asked = vi.fn();
    element.addEventListener('retry', asked);
    const connection = await opened(world);
    expect([button.ariaDisabled, button.disabled]).toEqual(['true', false]);
    button.click();
    expect(asked).not.toHaveBeenCalled();
    connection.end(1013, HINT);
    expect(button.ariaDisabled).toBe('false');
    button.click();
    expect(text('phase')).toBe('connecting');
    expect(asked).toHaveBeenCalledOnce();
  });

  it('leaves the wait of a 1013 to the application that prevents the default', async () => {
    const world = fakeSocket();
    const { text, button } = mounted(world.socket);
    document.body.addEventListener('retry', (event) => event.preventDefault(), { once: true });
    (await opened(world)).end(1013, HINT);
    button.click();
    expect(text('phase')).toBe('waiting');
    button.click();
    expect(text('phase')).toBe('connecting');
  });

  it('asks the application for a new socket after a 1000, and keeps its focus', async () => {
    const first = fakeSocket();
    const second = fakeSocket();
    const { element, button, text, rows } = mounted(first.socket);
    element.addEventListener('retry', () => {
      element.socket = second.socket;
    });
    (await opened(first)).end(1000);
    button.focus();
    button.click();
    expect(element.shadowRoot?.activeElement).toBe(button);
    await opened(second);
    expect([text('phase'), text('session')]).toEqual(['open', '1']);
    expect(rows().map(({ dataset }) => dataset.kind)).toEqual(['opened', 'closed', 'opened']);
  });
});

describe('what is read out', () => {
  it('is one sentence for each opening and decision, and not the seconds after a 1013', async () => {
    const world = fakeSocket();
    const { element, find, said } = mounted(world.socket);
    const sentences: string[] = [];
    const watching = new MutationObserver(() => sentences.push(said()));
    watching.observe(find('[role=status]'), { childList: true, characterData: true, subtree: true });
    const connection = await opened(world);
    await vi.advanceTimersByTimeAsync(0);
    connection.end(1013, HINT);
    await vi.advanceTimersByTimeAsync(8000);
    element.note('nothing of this');
    world.network.last.accept();
    await vi.advanceTimersByTimeAsync(0);
    world.network.last.end(1000);
    await vi.advanceTimersByTimeAsync(0);
    watching.disconnect();
    expect(sentences).toEqual([
      'Session 1 is open.',
      '1013 Try Again Later: attempt 1, as the server asked, in 8 s.',
      'Session 2 is open.',
      '1000 Normal Closure: Stopped.',
    ]);
  });

  it('has names: of the section, of the list, and of the timer that is not read out', () => {
    const { find } = mounted();
    expect(find('section').ariaLabel).toBe('WebSocket timeline');
    expect(find('ol').ariaLabel).toBe('Timeline');
    expect([find('[role=timer]').ariaLive, find('[role=timer]').dataset.testid]).toEqual(['off', 'countdown']);
  });
});
