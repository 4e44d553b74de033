import type { ResilientSocketOptions } from '@resilient-socket/core';
import { bundle } from '@resilient-socket/tooling/bundle';
import { chromiumLaunchOptions } from '@resilient-socket/tooling/chromium';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fullChromium, launchWithPageCache } from './full-chromium.ts';
import { type PageServer, startPageServer } from './page-server.ts';

const PAGE = '<!doctype html><title>proof</title><script src="page.js"></script>';
const SOON = { timeout: 10_000 };
// A wait of the contract is up to 3 s, and the browser shares two cores with everybody.
vi.setConfig({ testTimeout: 30_000 });

let files: Record<string, string>;
let browser: Browser;
let server: PageServer;

beforeAll(async () => {
  const [page, worker] = await Promise.all([
    bundle(new URL('./page.ts', import.meta.url)),
    bundle(new URL('./worker.ts', import.meta.url)),
  ]);
  files = { '/': PAGE, '/other': '<!doctype html><title>other</title>', '/page.js': page, '/worker.js': worker };
  browser = await chromium.launch(await chromiumLaunchOptions());
}, 60_000);

afterAll(() => browser?.close());

afterEach(() => server?.stop());

/** A page with an open socket, on a server of its own. */
async function openPage(options: ResilientSocketOptions = {}, inBrowser = browser): Promise<Page> {
  server = await startPageServer(files);
  const context = await inBrowser.newContext();
  const page = await context.newPage();
  await page.addInitScript((options) => Object.assign(window, { options }), options as object);
  await page.goto(`${server.url}/`);
  await expect.poll(() => phaseOf(page), SOON).toBe('open');
  return page;
}

const phaseOf = (page: Page) => page.evaluate(() => window.proof.socket.getSnapshot().phase);
const sessionOf = (page: Page) => page.evaluate(() => window.proof.socket.getSnapshot().session);
const heardBy = (page: Page) => page.evaluate(() => window.proof.heard);
const restMsOf = (page: Page) =>
  page.evaluate(() => (window.proof.socket.getSnapshot().nextRetryAt ?? Number.NaN) - Date.now());
const fire = (page: Page, target: 'window' | 'document', type: string, details: object = {}) =>
  page.evaluate(
    ({ target, type, details }) => globalThis[target].dispatchEvent(Object.assign(new Event(type), details)),
    { target, type, details } as const,
  );

/** The headless shell is always visible; the page is told otherwise. */
async function show(page: Page, visibilityState: 'visible' | 'hidden') {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, visibilityState);
}

describe('a page', () => {
  it('that is reloaded or left leaves no connection behind', async () => {
    const page = await openPage();
    await page.reload();
    await expect.poll(() => [server.accepted(), server.live()], SOON).toEqual([2, 1]);
    await page.goto(`${server.url}/other`);
    await expect.poll(() => server.live(), SOON).toBe(0);
  });

  it('that is told it is offline keeps its session, as that may be a lie (P1)', async () => {
    const page = await openPage();
    await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: false }));
    await fire(page, 'window', 'offline');
    server.send('still there');
    await expect.poll(() => heardBy(page), SOON).toContain('message still there');
    server.close(1013);
    await expect.poll(() => phaseOf(page), SOON).toBe('waiting');
    expect(await restMsOf(page)).toBeGreaterThan(25_000);
  });

  it('that loses its network waits for a probe, and is back within 3 s of coming online (P1, P2)', async () => {
    const page = await openPage({ codes: { 4000: { recovery: 'backoff', minMs: 10_000 } } });
    server.close(4000);
    await expect.poll(() => phaseOf(page), SOON).toBe('waiting');
    await page.context().setOffline(true);
    await expect.poll(() => restMsOf(page), SOON).toBeGreaterThan(25_000);
    await page.context().setOffline(false);
    await expect.poll(() => sessionOf(page), { timeout: 5000 }).toBe(2);
  });

  it('that was hidden during a long wait gets its session when it is visible (P3)', async () => {
    const page = await openPage({ codes: { 4000: { recovery: 'backoff', minMs: 60_000 } } });
    await show(page, 'hidden');
    server.close(4000);
    await expect.poll(() => phaseOf(page), SOON).toBe('waiting');
    expect(await restMsOf(page)).toBeGreaterThan(50_000);
    await show(page, 'visible');
    await expect.poll(() => sessionOf(page), { timeout: 5000 }).toBe(2);
  });

  it('that is hidden waits longer if asked to (P4)', async () => {
    const page = await openPage({ hiddenDelayMs: 20_000 });
    await show(page, 'hidden');
    server.close(1013);
    await expect.poll(() => phaseOf(page), SOON).toBe('waiting');
    expect(await restMsOf(page)).toBeGreaterThan(15_000);
  });

  it('that was frozen has its session replaced at once, or asked where it can be (P5)', async () => {
    const page = await openPage();
    await fire(page, 'document', 'resume');
    await expect.poll(() => [server.accepted(), server.live()], SOON).toEqual([2, 1]);
    await server.stop();
    const asking = await openPage({ heartbeat: { message: 'are you there?' } });
    await fire(asking, 'document', 'resume');
    await expect.poll(() => heardBy(asking), SOON).toContain('message are you there?');
    expect(server.accepted()).toBe(1);
  });

  it('that is said to be restored has its session replaced at once (P5)', async () => {
    const page = await openPage({ heartbeat: { message: 'are you there?' } });
    await fire(page, 'window', 'pageshow', { persisted: false });
    expect(server.accepted()).toBe(1);
    await fire(page, 'window', 'pageshow', { persisted: true });
    await expect.poll(() => [server.accepted(), server.live()], SOON).toEqual([2, 1]);
    expect(await heardBy(page)).toContain('lost 1006');
  });

  // The headless shell from npm has no back-forward cache: this needs an installed Chromium, or one in CHROMIUM.
  it.skipIf(!fullChromium)(
    'that comes out of the real back-forward cache has a live session at once (P5)',
    async () => {
      const whole = await launchWithPageCache(fullChromium as string);
      try {
        const page = await openPage({}, whole);
        await page.goto(`${server.url}/other`);
        // The page comes back without a load, which is what playwright waits for.
        page.goBack({ timeout: 1000 }).catch(() => {});
        await expect.poll(() => heardBy(page).catch(() => []), SOON).toContain('pageshow true');
        await expect.poll(() => sessionOf(page), { timeout: 5000 }).toBe(2);
        expect(await heardBy(page)).toContain('lost 1006');
        await expect.poll(() => server.live(), SOON).toBe(1);
      } finally {
        await whole.close();
      }
    },
  );
});

describe('a worker', () => {
  it('reconnects, queues and sends without a document, and ends with its page', async () => {
    server = await startPageServer(files);
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${server.url}/other`);
    await page.evaluate(() => {
      const worker = new Worker('/worker.js');
      const heard: string[] = [];
      worker.onmessage = ({ data }) => heard.push(data);
      Object.assign(window, { worker, heard });
    });
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await expect.poll(heard, SOON).toContain('open 1');
    server.close(1013);
    await expect.poll(heard, SOON).toContain('open 2');
    await page.evaluate(() => (window as unknown as { worker: Worker }).worker.postMessage('echo'));
    await expect.poll(heard, SOON).toContain('message echo');
    await page.close();
    await expect.poll(() => server.live(), SOON).toBe(0);
  });
});
