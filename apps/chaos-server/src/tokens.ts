import { randomUUID } from 'node:crypto';
import type { Connections } from './connections.ts';

export const TOKEN_EXPIRED = 'token expired';
const MAX_TOKENS = 10_000;

/** The tokens the server has issued: a timer while it lives, null once it has expired. */
export class Tokens {
  readonly #connections: Connections;
  readonly #timers = new Map<string, NodeJS.Timeout | null>();

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  issue(ttlMs: number): { token: string; expiresAt: number } {
    const [oldest] = this.#timers.keys();
    if (oldest !== undefined && this.#timers.size >= MAX_TOKENS) {
      this.expire(oldest);
      this.#timers.delete(oldest);
    }
    const token = randomUUID();
    this.#timers.set(
      token,
      setTimeout(() => this.expire(token), ttlMs),
    );
    return { token, expiresAt: Date.now() + ttlMs };
  }

  /** Ends every connection that came with this token. */
  expire(token: string): void {
    const timer = this.#timers.get(token);
    if (timer) clearTimeout(timer);
    this.#timers.set(token, null);
    this.#connections.close(this.#connections.withToken(token), 3000, TOKEN_EXPIRED);
  }

  /** Why a connection with this token may not stay; undefined when it may. */
  reasonToReject(token: string): string | undefined {
    const timer = this.#timers.get(token);
    if (timer === undefined) return 'unknown token';
    return timer === null ? TOKEN_EXPIRED : undefined;
  }

  stop(): void {
    for (const timer of this.#timers.values()) if (timer) clearTimeout(timer);
    this.#timers.clear();
  }
}
