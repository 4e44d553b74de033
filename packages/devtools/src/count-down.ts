const SECOND_MS = 1000;

/**
 * Shows the time until a moment (ms since 1970) in ms, rounded up to whole seconds: now, and whenever that changes. Returns
 * how to stop.
 */
export function countDown(until: number, show: (leftMs: number) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  tick();
  return () => clearTimeout(timer);

  function tick(): void {
    const leftMs = Math.max(0, until - Date.now());
    show(Math.ceil(leftMs / SECOND_MS) * SECOND_MS);
    if (leftMs > 0) timer = setTimeout(tick, leftMs % SECOND_MS || SECOND_MS);
  }
}
