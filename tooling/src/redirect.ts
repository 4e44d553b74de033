import { vi } from 'vitest';

const native = globalThis.WebSocket;

/** Every WebSocket that is made from now on connects to `url`, whatever it is given. `vi.unstubAllGlobals()` ends it. */
export function redirectWebSockets(url: string): void {
  class Redirected extends native {
    constructor(_given: string | URL, protocols?: string | string[]) {
      super(url, protocols);
    }
  }
  vi.stubGlobal('WebSocket', Redirected);
}
