import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** `ws://127.0.0.1:port` of a script server that lives as long as the run. */
    scriptServer: string;
  }
}

/**
 * What a script server does with one connection. `close` sends a Close frame (`null`: one without a code), `frame` one with
 * any code, legal or not; `drop` resets TCP without a frame, `refuse` answers the handshake with an HTTP status, `hang`
 * never answers it, `stay` keeps it open.
 * `greet` is sent first; with `onMessage` the ending waits for a message.
 */
export type Step = { greet?: string; onMessage?: true } & (
  | { close: number | null; reason?: string }
  | { frame: number }
  | { drop: true }
  | { refuse: number }
  | { hang: true }
  | { stay: true }
);

/** The URL at which the run's script server plays these steps: connection n gets step n, the last one repeats. */
export function serve(...steps: readonly Step[]): string {
  return `${inject('scriptServer')}/${crypto.randomUUID()}?steps=${encodeURIComponent(JSON.stringify(steps))}`;
}
