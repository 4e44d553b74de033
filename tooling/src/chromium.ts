import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from 'playwright';

/**
 * How to start a real Chromium that came with `pnpm install`.
 *
 * The `@sparticuz/chromium` package carries the browser (Linux on x64) and unpacks it into the system's temporary
 * folder on first use, so call this once before anything that runs in parallel. Elsewhere an installed Chrome is used.
 */
export async function chromiumLaunchOptions(): Promise<LaunchOptions> {
  // The package's own flags are made for AWS Lambda: one process, no web security. We want a browser like the users'.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  if (process.platform !== 'linux' || process.arch !== 'x64') return { args, channel: 'chrome' };

  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  const env = { ...process.env, ...fonts() };
  if (starts(executablePath, env)) return { args, executablePath, env: defined(env) };

  const withLibraries = { ...env, LD_LIBRARY_PATH: unpackLibraries(executablePath) };
  if (starts(executablePath, withLibraries)) return { args, executablePath, env: defined(withLibraries) };
  return { args, channel: 'chrome' };
}

function starts(executablePath: string, env: NodeJS.ProcessEnv): boolean {
  return spawnSync(executablePath, ['--version'], { env }).status === 0;
}

/** Minimal systems lack NSS; the package has it too, but unpacks it only where it believes to run on AWS. */
function unpackLibraries(executablePath: string): string {
  const libraries = join(tmpdir(), 'al2023', 'lib');
  if (!existsSync(libraries)) {
    rmSync(executablePath);
    const script = "import('@sparticuz/chromium').then((module) => module.default.executablePath())";
    spawnSync(process.execPath, ['-e', script], {
      cwd: import.meta.dirname,
      env: { ...process.env, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    });
  }
  return libraries;
}

/** Without any installed font a page has no text; the package brings one family for that case. */
function fonts(): NodeJS.ProcessEnv {
  const installed = ['/usr/share/fonts', '/usr/local/share/fonts'].some(
    (folder) => existsSync(folder) && readdirSync(folder).length > 0,
  );
  return installed ? {} : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') };
}

function defined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
