import { chromiumLaunchOptions } from '@resilient-socket/tooling/chromium';
import { type ChaosServer, startChaosServer } from 'chaos-server';
import { type Browser, chromium, type Locator, type Page } from 'playwright';
import { createPriceFeed, type PriceFeed } from 'price-feed';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DemoName, type DemosServer, serveDemos } from '../serve.ts';

/** What a row of the timeline says about a close. */
interface Row {
  readonly code: number;
  readonly action: string;
  readonly delayMs: number | null;
  readonly attempt: number;
  readonly words: string;
}

let feed: PriceFeed;
let chaos: ChaosServer;
let demos: DemosServer;
let browser: Browser;
let page: Page;
let complaints: string[];

const at = (testId: string) => page.getByTestId(testId);
const phase = (name: string) => expect.poll(() => at('phase').textContent()).toBe(name);
const fail = (id: string) => at(`fail-${id}`).click();
const sessions = () => page.locator('[data-testid=timeline-row][data-kind=opened]');
const closes = () => page.locator('[data-testid=timeline-row][data-kind=closed]');
const number = async (metal: string) => Number(await at(`row-${metal}`).getAttribute('data-tick'));

async function ticks(metal: string): Promise<void> {
  const before = await number(metal);
  await expect.poll(() => number(metal)).toBeGreaterThan(before);
}

function serverIsBack() {
  const answers = () =>
    fetch(chaos.httpUrl).then(
      ({ ok }) => ok,
      () => false,
    );
  return expect.poll(answers).toBe(true);
}

async function newest(count = 1): Promise<Row> {
  await expect.poll(() => closes().count()).toBeGreaterThanOrEqual(count);
  const row = closes().first();
  const value = (name: string) => row.getAttribute(name);
  return {
    code: Number(await value('data-code')),
    action: (await value('data-action')) ?? '',
    delayMs: (await value('data-delay-ms')) === null ? null : Number(await value('data-delay-ms')),
    attempt: Number(await value('data-attempt')),
    words: (await row.textContent()) ?? '',
  };
}

/** Presses a key and returns what was decided. */
async function decided(id: string): Promise<Row> {
  await fail(id);
  return newest();
}

/** Where an element is in its card: the page may be scrolled, and the timeline stays in sight. */
function placeOf(element: Locator): Promise<number[]> {
  return element.evaluate((node) => {
    const root = node.getRootNode();
    const card = root instanceof ShadowRoot ? root.host : node.closest('.card');
    const [own, whole] = [node, card ?? node].map((one) => one.getBoundingClientRect()) as [DOMRect, DOMRect];
    return [own.x - whole.x, own.y - whole.y, own.width, own.height, whole.width];
  });
}

function expectBetween(value: number | null, min: number, max: number): void {
  expect(value).toBeGreaterThanOrEqual(min);
  expect(value).toBeLessThanOrEqual(max);
}

/** What every demo does: the same screen, with the same test ids. */
export function describeDemo(demo: DemoName): void {
  describe(`the demo in ${demo}`, () => {
    beforeAll(async () => {
      feed = createPriceFeed();
      chaos = await startChaosServer({ onMessage: feed.onMessage, log: () => {} });
      demos = await serveDemos({ chaosUrl: chaos.httpUrl, demos: [demo] });
      browser = await chromium.launch(await chromiumLaunchOptions());
    });

    afterAll(async () => {
      await browser?.close();
      await demos?.stop();
      await chaos?.stop();
      feed?.stop();
    });

    beforeEach(async () => {
      page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      complaints = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // The browser's own line about a lost or refused WebSocket is what these tests are about.
        if (message.type() === 'error' && !/WebSocket connection to/.test(message.text()))
          complaints.push(message.text());
      });
    });

    afterEach(async () => {
      await page.close();
      await serverIsBack();
      await fetch(`${chaos.httpUrl}/chaos/overload`, { method: 'POST', body: JSON.stringify({ forMs: 0 }) });
      expect(complaints).toEqual([]);
    });

    beforeEach(async () => {
      await page.goto(demos.url);
      await at(`demo-${demo}`).click();
      await phase('open');
    });

    it('1011 waits from 2 s', async () => {
      const { code, action, delayMs, words } = await decided('1011');
      expect([code, action]).toEqual([1011, 'retry']);
      expectBetween(delayMs, 2000, 4000);
      expect(words).toContain('the server failed on us');
    });

    it('1012 waits 5 to 30 s, while the server really restarts', async () => {
      const { code, action, delayMs } = await decided('1012');
      expect([code, action]).toEqual([1012, 'retry']);
      expectBetween(delayMs, 5000, 30_000);
      await serverIsBack();
    });

    it('1013 waits in windows of 1, 2 and 4 s while the server stays overloaded', async () => {
      for (const [index, windowMs] of [1000, 2000, 4000].entries()) {
        if (index === 0) await fail('1013');
        else await at('retry-now').click();
        const { code, attempt, delayMs } = await newest(index + 1);
        expect([code, attempt]).toEqual([1013, index + 1]);
        expectBetween(delayMs, windowMs / 2, windowMs);
        await phase('waiting');
      }
    });

    it('1013 with a hint waits exactly as long as the server asks, and that succeeds', async () => {
      expect(await decided('1013-hint')).toMatchObject({ code: 1013, action: 'retry', delayMs: 2500 });
      await phase('open');
      expect(await closes().count()).toBe(1);
    });

    it('1000 stops, and Connect again begins anew', async () => {
      expect(await decided('1000')).toMatchObject({ code: 1000, action: 'stop', delayMs: null });
      await phase('closed');
      await page.getByRole('button', { name: 'Connect again' }).click();
      await phase('open');
    });

    it('a drop comes back within 1.2 s, without help', async () => {
      const { code, action, delayMs } = await decided('drop');
      expect([code, action]).toEqual([1006, 'retry']);
      expectBetween(delayMs, 0, 1200);
      await expect.poll(() => sessions().count(), { timeout: 4000 }).toBe(2);
    });

    it('a 401 at the door is a 1006 that never opened, and says what may be behind it', async () => {
      await fail('401');
      await expect.poll(() => closes().count(), { timeout: 4000 }).toBeGreaterThanOrEqual(2);
      const { code, attempt, words } = await newest(2);
      expect([code, attempt]).toEqual([1006, 2]);
      expect(words).toContain('401');
    });

    it('3000 gets a new token and comes back at once', async () => {
      expect(await decided('3000')).toMatchObject({ code: 3000, action: 'reauthenticate', delayMs: 0 });
      await expect.poll(() => sessions().count()).toBe(2);
      await expect.poll(() => at('timeline').textContent()).toContain('New token');
    });

    it('4000 is tried again from 1 s, as nobody knows what it asks for', async () => {
      const { code, action, delayMs } = await decided('4000');
      expect([code, action]).toEqual([4000, 'retry']);
      expectBetween(delayMs, 1000, 2000);
    });

    it('counts down to the next attempt, and Retry now does not wait for it', async () => {
      await fail('1012');
      await phase('waiting');
      const seconds = async () => Number.parseFloat((await at('countdown').textContent()) ?? '');
      const first = await seconds();
      expect(first).toBeGreaterThan(1);
      await expect.poll(seconds).toBeLessThan(first);
      await serverIsBack();
      await at('retry-now').click();
      await phase('open');
      expect(await at('countdown').textContent()).toBe('–');
    });

    it('shows live prices, of what is watched', async () => {
      await ticks('copper');
      expect(await at('row-gold').getAttribute('data-watched')).toBe('false');
      await at('watch-gold').click();
      await ticks('gold');
      await at('watch-copper').click();
      await expect.poll(() => at('row-copper').getAttribute('data-watched')).toBe('false');
    });

    it('shows during a loss that prices are old, and catches up on what it missed', async () => {
      await ticks('copper');
      await fail('1013-hint');
      await phase('waiting');
      expect(await at('freshness').textContent()).not.toContain('live');
      const last = await number('copper');
      await phase('open');
      await expect.poll(() => number('copper')).toBeGreaterThan(last + 4);
      expect(await at('caught-up-copper').textContent()).toMatch(/^\+\d+$/);
      expect(await at('freshness').textContent()).toContain('live');
      await ticks('copper');
    });

    it('keeps an order that is made during a loss, and fills it afterwards', async () => {
      await at('buy-tin').click();
      await expect.poll(() => at('orders').textContent()).toContain('1 orders filled, 0 waiting');
      await fail('1013-hint');
      await phase('waiting');
      await at('buy-copper').click();
      await expect.poll(() => at('orders').textContent()).toContain('1 orders filled, 1 waiting');
      await expect.poll(() => at('orders').textContent()).toContain('2 orders filled, 0 waiting');
    });

    it('offers failures only from a stable connection', async () => {
      await fail('drop');
      await expect.poll(() => sessions().count(), { timeout: 4000 }).toBe(2);
      expect(await at('fail-1011').getAttribute('aria-disabled')).toBe('true');
      await expect.poll(() => at('fail-1011').getAttribute('aria-disabled')).toBe('false');
      expect(await at('attempt').textContent()).toBe('0');
    });

    it.each([360, 768, 1280])('neither jumps nor scrolls sideways at a width of %i px', async (width) => {
      await page.setViewportSize({ width, height: 800 });
      const boxes = () => Promise.all([at('fail-1011'), at('retry-now'), at('buy-tin')].map(placeOf));
      const before = await boxes();
      await fail('4000');
      await phase('waiting');
      expect(await boxes()).toEqual(before);
      await at('retry-now').click();
      await phase('open');
      expect(await boxes()).toEqual(before);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });

    it('opens one connection', async () => {
      expect(await at('session').textContent()).toBe('1');
      const { connections } = (await (await fetch(chaos.httpUrl)).json()) as { connections: number };
      expect(connections).toBe(1);
    });
  });
}
