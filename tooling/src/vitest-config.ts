import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import type { PluginOption } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config';
import { chromiumLaunchOptions } from './chromium.ts';
import { SOURCE_CONDITION } from './source-condition.ts';

export interface TestOptions {
  readonly plugins?: PluginOption[];
  /** What browser tests import from npm: bundled before they start, as finding it later would reload the page. */
  readonly bundled?: string[];
  /** Browser tests run a second time with what these names are replaced by: the oldest version that is supported. */
  readonly oldest?: { readonly name: string; readonly alias: Record<string, string> };
}

/**
 * The test run of one package: `x.test.ts` runs in Node and in a real Chromium, `x.node.test.ts` and `x.prop.test.ts`
 * only in Node, `x.browser.test.ts` only in Chromium.
 */
export async function testConfig({ plugins = [], bundled = [], oldest }: TestOptions = {}): Promise<ViteUserConfig> {
  const shared: TestProjectInlineConfiguration = {
    plugins,
    resolve: { conditions: [SOURCE_CONDITION] },
    ssr: { resolve: { conditions: [SOURCE_CONDITION] } },
  };
  const setup = { globalSetup: [fileURLToPath(new URL('./script-server-setup.ts', import.meta.url))] };
  const launchOptions = await chromiumLaunchOptions();
  const inNode: TestProjectInlineConfiguration = {
    ...shared,
    test: {
      ...setup,
      name: 'node',
      include: ['src/**/*.test.{ts,tsx}'],
      exclude: ['**/*.browser.test.*'],
    },
  };
  const inChromium = (
    name: string,
    include: string,
    alias: Record<string, string>,
  ): TestProjectInlineConfiguration => ({
    ...shared,
    resolve: { ...shared.resolve, alias },
    cacheDir: `node_modules/.vite/${name}`,
    optimizeDeps: { include: bundled.map((dependency) => alias[dependency] ?? dependency) },
    test: {
      ...setup,
      name,
      include: [include],
      exclude: ['**/*.node.test.*', '**/*.prop.test.*'],
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions }),
        instances: [{ browser: 'chromium' }],
      },
    },
  });
  return defineConfig({
    test: {
      reporters: ['default', ['json', { outputFile: 'test-results/results.json' }]],
      projects: [
        inNode,
        inChromium('chromium', 'src/**/*.test.{ts,tsx}', {}),
        ...(oldest ? [inChromium(oldest.name, 'src/**/*.browser.test.{ts,tsx}', oldest.alias)] : []),
      ],
    },
  });
}
