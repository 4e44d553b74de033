import type { Classification, Close, Decision } from '@resilient-socket/core';
import { type Attributes, build, type Child } from './build.ts';
import type { SocketNews } from './socket-news.ts';
import * as texts from './texts.ts';
import { type WaitBar, waitBar } from './wait-bar.ts';

/** What a line of the timeline tells of. */
export type TimelineEntry = (SocketNews | { readonly kind: 'note'; readonly words: string }) & {
  /** Ms since 1970; `null` where it happened before anybody watched. */
  readonly at: number | null;
};

/** A line of the timeline, and what of it can change later. */
export interface TimelineRow {
  readonly element: HTMLElement;
  /** Of its close, if there was one. Each close has one of its own, so it is also its identity. */
  readonly classification?: Classification;
  /** 0 where nothing is waited for. */
  readonly delayMs: number;
  readonly bar?: WaitBar | null;
}

export function timelineRow(entry: TimelineEntry): TimelineRow {
  if (entry.kind === 'closed') return closedRow(entry.close, entry.decision, time(entry));
  const words = entry.kind === 'note' ? entry.words : texts.words(entry);
  const session = entry.kind === 'opened' ? entry.session : null;
  return {
    element: row(entry.kind, { 'data-session': session }, build('p', 'note', {}, words), time(entry)),
    delayMs: 0,
  };
}

function closedRow(close: Close, decision: Decision, when: HTMLElement): TimelineRow {
  const { action, delayMs, attempt, hinted, classification } = decision;
  const bar = delayMs === null ? null : waitBar(delayMs);
  const { code, name, category } = classification;
  const data = {
    'data-code': code,
    'data-category': category,
    'data-action': action,
    'data-delay-ms': delayMs,
    'data-attempt': attempt,
    'data-hinted': hinted,
  };
  // It begins with what the title says.
  const because = decision.because.replace(`${code} ${name}`, '').replace(/^\W+/, '');
  const element = row(
    'closed',
    data,
    build('strong', 'code', {}, `${code}`),
    build('p', 'title', {}, `${name} `, build('span', 'category', {}, category)),
    when,
    build('p', 'because', {}, because),
    close.reason && build('p', 'reason', {}, texts.REASON, quoted(close.reason)),
    wait(decision, bar),
  );
  return { element, classification, delayMs: delayMs ?? 0, bar };
}

function row(kind: string, data: Attributes, ...children: Child[]): HTMLElement {
  return build('li', 'row', { 'data-testid': 'timeline-row', 'data-kind': kind, ...data }, ...children);
}

function time({ at }: TimelineEntry): HTMLElement {
  if (at === null) return build('span', 'time', {}, texts.EARLIER);
  const date = new Date(at);
  return build('time', 'time', { datetime: date.toISOString() }, date.toLocaleTimeString('en-GB'));
}

/** The peer may try anything, such as to turn the text around it from right to left. */
function quoted(words: string): HTMLElement {
  return build('q', '', { dir: 'auto' }, words);
}

function wait(decision: Decision, bar: WaitBar | null): HTMLElement {
  const { delayMs } = decision;
  const duration = build('strong', '', {}, delayMs === null ? texts.STOPPED : texts.duration(delayMs));
  return build('div', 'wait', {}, build('p', '', {}, duration, bar && ` ${texts.wait(decision)}`), bar?.element);
}
