/**
 * Lets an error of the application surface as uncaught, as an EventTarget does, without disturbing who called it: `ws`
 * would hear no further message.
 */
export function reportLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
