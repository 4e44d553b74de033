import { cp, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

const HOST = '127.0.0.1';

/** Each is built into a folder of its own, beside the page that lists them. */
export const DEMOS = ['react', 'vue', 'rxjs'] as const;
export type DemoName = (typeof DEMOS)[number];

export interface ServeDemosOptions {
  /** 0 takes a free one; a taken port rejects with a message that says so. @default 0 */
  port?: number;
  /** The `httpUrl` of a chaos server with a price feed. */
  chaosUrl: string;
  /** Those to build. @default all of them */
  demos?: readonly DemoName[];
}

export interface DemosServer {
  /** The page that lists them; a demo is at `react/` and so on. */
  url: string;
  port: number;
  stop(): Promise<void>;
}

/** Builds the demos for one chaos server, and serves them. */
export async function serveDemos({ port = 0, chaosUrl, demos = DEMOS }: ServeDemosOptions): Promise<DemosServer> {
  const outDir = await mkdtemp(join(tmpdir(), 'resilient-socket-demos-'));
  const removeBuild = () => rm(outDir, { recursive: true, force: true });
  try {
    await cp(join(import.meta.dirname, 'landing'), outDir, { recursive: true });
    for (const demo of demos) await buildDemo(demo, join(outDir, demo), chaosUrl);
    const server = await preview({
      root: import.meta.dirname,
      configFile: false,
      logLevel: 'warn',
      appType: 'mpa',
      build: { outDir },
      preview: { host: HOST, port, strictPort: true },
    });
    const address = server.httpServer.address() as AddressInfo;
    return {
      url: `http://${HOST}:${address.port}/`,
      port: address.port,
      stop: async () => {
        await server.close();
        await removeBuild();
      },
    };
  } catch (error) {
    await removeBuild();
    throw error;
  }
}

async function buildDemo(demo: DemoName, outDir: string, chaosUrl: string): Promise<void> {
  await build({
    root: join(import.meta.dirname, `../${demo}-demo`),
    base: `/${demo}/`,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
    define: { 'import.meta.env.VITE_CHAOS_URL': JSON.stringify(chaosUrl) },
  });
}
