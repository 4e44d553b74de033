import { existsSync } from 'node:fs';
import { chromiumLaunchOptions } from '@resilient-socket/tooling/chromium';
import { type Browser, chromium } from 'playwright';

/** The Chromium from npm is a headless shell, which has no back-forward cache; a whole one is used where it is installed. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'];

/** Where a whole Chromium is: the path in `CHROMIUM`, or the usual ones. */
export const fullChromium = [process.env.CHROMIUM, ...INSTALLED].find((path) => path && existsSync(path));

/** A Chromium that keeps pages with a live socket in its back-forward cache, and ends the socket. */
export async function launchWithPageCache(executablePath: string): Promise<Browser> {
  const { args = [] } = await chromiumLaunchOptions();
  return chromium.launch({
    executablePath,
    args: [...args, '--headless=new', '--enable-features=DisconnectWebSocketOnBFCache'],
    ignoreDefaultArgs: ['--headless', '--disable-back-forward-cache'],
  });
}
