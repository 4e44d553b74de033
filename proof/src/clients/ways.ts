import { BUG, type Farewell, type Loss, NORMAL, OVERLOADED, RESTART, TCP_KILL, TRY_LATER } from './loss.ts';
import type { ProtocolServer } from './protocol-server.ts';

/** What happens to a working connection in a cell. */
export interface Way {
  readonly name: string;
  /** Does the server serve the very next connection? */
  readonly once: boolean;
  /** Makes it happen, and resolves when the server serves again. */
  happen(server: ProtocolServer): unknown;
}

/** With the waits of `client.ts` this stands for half a minute. */
export const HERD_MS = 1500;

/** The server ends the connection and is there for the next one. */
export function once(loss: Loss): Way {
  return { name: loss === TCP_KILL ? 'TCP kill' : `${loss.code}`, once: true, happen: (server) => server.endAll(loss) };
}

/** For a while the server accepts everybody and closes them at once. */
export function herd(farewell: Farewell): Way {
  return {
    name: `${farewell.code} for a while`,
    once: false,
    async happen(server) {
      server.shed(farewell);
      server.endAll(farewell);
      await new Promise((resolve) => setTimeout(resolve, HERD_MS));
      server.shed(null);
    },
  };
}

const LOSSES: readonly Loss[] = [TCP_KILL, BUG, RESTART, TRY_LATER, NORMAL];

/** The five losses, and the herd. */
export const WAYS: readonly Way[] = [...LOSSES.map(once), herd(OVERLOADED)];
