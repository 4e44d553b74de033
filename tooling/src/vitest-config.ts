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
}

/**
 * The test run of one package: `x.test.ts` runs in Node and in a real Chromium, `x.node.test.ts` and `x.prop.test.ts`
 * only in Node, `x.browser.test.ts` only in Chromium.
 */
export async function testConfig({ plugins = [], bundled = [] }: TestOptions = {}): Promise<ViteUserConfig> {
  const shared: TestProjectInlineConfiguration = {
    plugins,
    resolve: { conditions: [SOURCE_CONDITION] },
    ssr: { resolve: { conditions: [SOURCE_CONDITION] } },
  };
  const setup = { globalSetup: [fileURLToPath(new URL('./script-server-setup.ts', import.meta.url))] };
  return defineConfig({
    test: {
      reporters: ['default', ['json', { outputFile: 'test-results/results.json' }]],
      projects: [
        {
          ...shared,
          test: {
            ...setup,
            name: 'node',
            include: ['src/**/*.test.{ts,tsx}'],
            exclude: ['**/*.browser.test.*'],
          },
        },
        {
          ...shared,
          optimizeDeps: { include: bundled },
          test: {
            ...setup,
            name: 'chromium',
            include: ['src/**/*.test.{ts,tsx}'],
            exclude: ['**/*.node.test.*', '**/*.prop.test.*'],
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions: await chromiumLaunchOptions() }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  });
}
