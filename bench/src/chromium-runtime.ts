import { bundle } from '@resilient-socket/tooling/bundle';
import { chromiumLaunchOptions } from '@resilient-socket/tooling/chromium';
import { type Browser, type CDPSession, chromium } from 'playwright';
import type { Client, Runtime } from './client.ts';
import type { PageBench } from './page.ts';

const MS_PER_S = 1000;

/** What page.ts leaves there. */
type InPage = typeof globalThis & { readonly bench: PageBench };

/** A real Chromium; each client is a page, which has its own process. */
export async function chromiumRuntime(pageUrl: string): Promise<Runtime> {
  const script = await bundle(new URL('./page.ts', import.meta.url));
  const browser = await chromium.launch(await chromiumLaunchOptions());
  return {
    name: 'chromium',
    webSocket: "Chromium's WebSocket",
    batchMs: 20,
    startClient: () => openPage(browser, pageUrl, script),
    stop: () => browser.close(),
  };
}

async function openPage(browser: Browser, url: string, script: string): Promise<Client> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.addScriptTag({ content: script });
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');

  return {
    open: (job) => page.evaluate((job) => (globalThis as InPage).bench.open(job), job),
    async batch(messages) {
      const cpuBeforeMs = await mainThreadMs(devTools);
      const wallMs = await page.evaluate((count) => (globalThis as InPage).bench.batch(count), messages);
      return { wallMs, cpuMs: (await mainThreadMs(devTools)) - cpuBeforeMs };
    },
    close: () => page.close(),
  };
}

/** CPU time of the page's main thread. */
async function mainThreadMs(devTools: CDPSession): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'ThreadTime')?.value;
  if (seconds === undefined) throw new Error('this Chromium does not tell the CPU time of a thread');
  return seconds * MS_PER_S;
}
