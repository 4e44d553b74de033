import { readFileSync } from 'node:fs';

/** How often to look, in ms. */
const CHECK_MS = 500;

/**
 * Calls `then` when whoever launched this process is gone. Ctrl-C reaches every process of a terminal; but npx that is
 * ended alone takes none of its children with it, and orphans would keep their ports.
 */
export function whenLauncherIsGone(then: () => void): void {
  const parent = process.ppid;
  const npx = findNpx(parent);
  const check = () => {
    if (process.ppid !== parent || (npx !== undefined && !isAlive(npx))) then();
  };
  setInterval(check, CHECK_MS).unref();
}

/** The npx among our ancestors, where the system tells (Linux). */
function findNpx(parent: number): number | undefined {
  try {
    for (let pid = parent; pid > 1; pid = parentOf(pid)) {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('npm exec')) return pid;
    }
  } catch {
    // No /proc here.
  }
  return undefined;
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
