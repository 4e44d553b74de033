import type { SocketClass } from './client.ts';

/** The same class, which counts how many were made. */
export function counted(WebSocketClass: SocketClass): SocketClass & { made: number } {
  return class Counted extends WebSocketClass {
    static made = 0;

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      Counted.made += 1;
    }
  };
}
