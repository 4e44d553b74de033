import { build } from './build.ts';

/** A bar that fills while a socket waits, and is full at other times. The animation is the stylesheet's. */
export interface WaitBar {
  readonly element: HTMLElement;
  /** @param until in ms since 1970; `null` ends it. @param wholeMs from the beginning of the wait to its end. */
  run(until: number | null, wholeMs: number): void;
}

/** @param delayMs is drawn to the scale of the list. Left out, it is the whole bar. */
export function waitBar(delayMs?: number): WaitBar {
  const fill = build('span', 'fill', {}, build('span'));
  const { dataset, style } = fill;
  style.setProperty('--delay', `${delayMs}`);

  function run(until: number | null, wholeMs: number): void {
    dataset.running = `${until !== null}`;
    if (until === null) return;
    const leftMs = Math.max(0, until - Date.now());
    const durationMs = Math.max(wholeMs, leftMs);
    style.setProperty('--duration', `${durationMs}ms`);
    style.setProperty('--begun', `${leftMs - durationMs}ms`);
    // Only a new node begins its animation anew.
    fill.replaceChildren(build('span'));
  }

  return { element: build('div', 'bar', { 'aria-hidden': true }, fill), run };
}
