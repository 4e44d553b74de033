import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type InlineConfig, preview } from 'vite';

const HOST = '127.0.0.1';

export interface ServeDemoOptions {
  /** 0 takes a free one; a taken port rejects with a message that says so. @default 0 */
  port?: number;
  /** The `httpUrl` of a chaos server. */
  chaosUrl: string;
}

export interface DemoServer {
  url: string;
  port: number;
  stop(): Promise<void>;
}

/** Builds the demo for one chaos server, into a folder of its own, and serves it. */
export async function serveDemo({ port = 0, chaosUrl }: ServeDemoOptions): Promise<DemoServer> {
  const outDir = await mkdtemp(join(tmpdir(), 'react-demo-'));
  const removeBuild = () => rm(outDir, { recursive: true, force: true });
  const config: InlineConfig = { root: import.meta.dirname, logLevel: 'warn', build: { outDir, emptyOutDir: true } };
  try {
    const define = { 'import.meta.env.VITE_CHAOS_URL': JSON.stringify(chaosUrl) };
    await build({ ...config, define });
    const server = await preview({ ...config, preview: { host: HOST, port, strictPort: true } });
    const address = server.httpServer.address() as AddressInfo;
    return {
      url: `http://${HOST}:${address.port}`,
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
