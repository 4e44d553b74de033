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
  readonly variants?: readonly Variant[];
}

/** Browser tests run once more: with another version of a library, or compiled in another way. */
export interface Variant {
  readonly name: string;
  /** @default all browser tests */
  readonly include?: string;
  /** What these imports are replaced by. @default nothing */
  readonly alias?: Record<string, string>;
  readonly plugins?: PluginOption[];
  /** What its tests import besides. */
  readonly bundled?: string[];
}

/**
 * The test run of one package: `x.test.ts` runs in Node and in a real Chromium, `x.node.test.ts` and `x.prop.test.ts`
 * only in Node, `x.browser.test.ts` only in Chromium.
 */
export async function testConfig({
  plugins = [],
  bundled = [],
  variants = [],
}: TestOptions = {}): Promise<ViteUserConfig> {
  const shared: TestProjectInlineConfiguration = {
    plugins,
    resolve: { conditions: [SOURCE_CONDITION] },
    ssr: { resolve: { conditions: [SOURCE_CONDITION] } },
  };
  const setup = {
    globalSetup: [fileURLToPath(new URL('./script-server-setup.ts', import.meta.url))],
    // Real sockets on a busy machine; less than a test may take, so that it says what it has waited for.
    expect: { poll: { timeout: 4000 } },
  };
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
  const inChromium = ({ name, include, alias = {}, ...more }: Variant): TestProjectInlineConfiguration => ({
    ...shared,
    plugins: [...plugins, ...(more.plugins ?? [])],
    resolve: { ...shared.resolve, alias },
    cacheDir: `node_modules/.vite/${name}`,
    optimizeDeps: { include: [...bundled, ...(more.bundled ?? [])].map((name) => alias[name] ?? name) },
    test: {
      ...setup,
      name,
      include: [include ?? 'src/**/*.browser.test.{ts,tsx}'],
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
        inChromium({ name: 'chromium', include: 'src/**/*.test.{ts,tsx}' }),
        ...variants.map(inChromium),
      ],
    },
  });
}
