/**
 * What a script server does with one connection. `close` sends a Close frame (`null`: one without a code), `drop` resets
 * TCP without a frame, `refuse` answers the handshake with an HTTP status, `hang` never answers it, `stay` keeps it open.
 * `greet` is sent first; with `onMessage` the ending waits for a message.
 */
export type Step = { greet?: string; onMessage?: true } & (
  | { close: number | null; reason?: string }
  | { drop: true }
  | { refuse: number }
  | { hang: true }
  | { stay: true }
);

/** The URL at which a script server plays these steps: connection n gets step n, the last one repeats. */
export function scriptUrl(origin: string, steps: readonly Step[], id: string = crypto.randomUUID()): string {
  return `${origin}/${id}?steps=${encodeURIComponent(JSON.stringify(steps))}`;
}
