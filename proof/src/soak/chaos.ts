import type { ChaosServer } from 'chaos-server';

/** The control of a chaos server. What it refuses is a mistake in the menu, and throws a RangeError. */
export interface Chaos {
  readonly wsUrl: string;
  /** In vain while a restart keeps the listener away: then every connection is ended anyway. */
  tell(command: string, body: object): Promise<void>;
  /** @throws while a restart keeps the listener away. */
  issueToken(): Promise<string>;
  /** How many connections it serves. */
  connections(): Promise<number>;
}

const TOKEN_TTL_MS = 3_600_000;

export function chaosOf({ httpUrl, wsUrl }: ChaosServer): Chaos {
  async function ask<Answer>(path: string, body?: object): Promise<Answer> {
    const post = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(httpUrl + path, post);
    if (!response.ok) throw new RangeError(`${path} ${JSON.stringify(body)}: ${await response.text()}`);
    return response.json() as Promise<Answer>;
  }

  return {
    wsUrl,
    async tell(command, body) {
      try {
        await ask(`/chaos/${command}`, body);
      } catch (error) {
        if (error instanceof RangeError) throw error;
      }
    },
    issueToken: async () => (await ask<{ token: string }>('/token', { ttlMs: TOKEN_TTL_MS })).token,
    connections: async () => (await ask<{ connections: number }>('/')).connections,
  };
}
