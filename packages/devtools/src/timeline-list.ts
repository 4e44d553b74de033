import type { SocketSnapshot } from '@resilient-socket/core';
import { build } from './build.ts';
import * as texts from './texts.ts';
import { type TimelineEntry, type TimelineRow, timelineRow } from './timeline-row.ts';

/** What happened and what was decided, newest first, with all waits drawn to one scale. */
export interface TimelineList {
  readonly element: HTMLElement;
  add(entry: TimelineEntry): void;
  /** Lets the bar of the present wait run, and no other. */
  show(snapshot: SocketSnapshot): void;
}

/** Of more entries the oldest are forgotten. */
export const MOST_ENTRIES = 100;

/** What a full bar may stand for, in ms: the shortest that the longest wait fits into. */
const SCALES_MS = [10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000];

export function timelineList(): TimelineList {
  const scale = build('p', 'scale');
  const list = build('ol', 'list', {
    // Without bullets, Safari takes it for no list unless told so.
    role: 'list',
    // A keyboard can scroll only what has the focus.
    tabindex: 0,
    'aria-label': texts.ROWS,
    'data-testid': 'timeline',
  });
  const header = build('header', '', {}, build('h2', 'heading', {}, texts.ROWS), scale);
  const rows: TimelineRow[] = [];
  draw();

  function add(entry: TimelineEntry): void {
    const row = timelineRow(entry);
    list.prepend(row.element);
    rows.unshift(row);
    for (const { element } of rows.splice(MOST_ENTRIES)) element.remove();
    draw();
  }

  function show({ nextRetryAt, decision }: SocketSnapshot): void {
    for (const { bar, classification, delayMs } of rows) {
      bar?.run(classification === decision?.classification ? nextRetryAt : null, delayMs);
    }
  }

  function draw(): void {
    const longestMs = Math.max(...rows.map(({ delayMs }) => delayMs));
    const scaleMs = SCALES_MS.find((candidate) => longestMs <= candidate) ?? longestMs;
    list.style.setProperty('--scale', `${scaleMs}`);
    scale.textContent = texts.scale(scaleMs);
  }

  return { element: build('div', 'timeline', {}, header, list), add, show };
}
